from support.databases import database, database_url, postgres, postgresql_url, sqlite_url

__all__ = ["database", "database_url", "postgres", "postgresql_url", "sqlite_url"]
