from support.databases import database, database_url, postgres, postgresql_url, sqlite_url
from support.posts import post

__all__ = ["database", "database_url", "post", "postgres", "postgresql_url", "sqlite_url"]
