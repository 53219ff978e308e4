"""What operators work with: editions, the FAQ, the staff, pushes, the log of all they do."""

from dataclasses import dataclass

from bot.settings import Settings
from bot.storage.audit import Audit
from bot.storage.chats import Chats
from bot.storage.database import Database
from bot.storage.items import Items
from bot.storage.notices import Notices
from bot.storage.pushes import Pushes
from bot.storage.questions import Asked
from bot.storage.replicas import Replicas
from bot.storage.staff import Staff
from bot.storage.topics import Topics
from bot.storage.watches import Watches
from bot.storage.wishes import Chosen
from bot.switching import Switching
from knowledge.store import Store
from knowledge.store.faq import FaqStore


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """One of everything, over one database."""

    settings: Settings
    store: Store
    faq: FaqStore
    staff: Staff
    chats: Chats
    audit: Audit
    asked: Asked
    switching: Switching
    topics: Topics
    items: Items
    pushes: Pushes
    wishes: Chosen
    watches: Watches
    notices: Notices

    @classmethod
    def over(cls, database: Database, settings: Settings, staff: Staff) -> "Desk":
        """Return a desk over `database`, in which there is an edition."""
        store = Store(database)
        return cls(
            settings=settings,
            store=store,
            faq=FaqStore(database),
            staff=staff,
            chats=Chats(database),
            audit=Audit(database),
            asked=Asked(database, days=settings.question_retention_days),
            switching=Switching(store, Replicas(database)),
            topics=Topics(database),
            items=Items(database),
            pushes=Pushes(database),
            wishes=Chosen(database),
            watches=Watches(database),
            notices=Notices(database),
        )
