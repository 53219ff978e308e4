"""The posts of pushes, each made once for all its deliveries."""

from collections import OrderedDict
from dataclasses import replace
from typing import Final

from bot.pushes.calling import Post
from bot.pushes.content import Content, shown
from bot.storage.database import Database
from bot.storage.items import Items
from bot.storage.pushes import Pushes

KEPT: Final = 8  # posts; more are not under way at once, as a rule


class Posts:
    """Posts by the number of their push."""

    def __init__(self, database: Database) -> None:
        self._pushes = Pushes(database)
        self._items = Items(database)
        self._posts: OrderedDict[int, Post] = OrderedDict()

    async def of(self, push_id: int) -> Post:
        """Return what a push says. Raises StorageError."""
        if push_id not in self._posts:
            self._posts[push_id] = await self._made(push_id)
            while len(self._posts) > KEPT:
                self._posts.popitem(last=False)
        return self._posts[push_id]

    def uploaded(self, push_id: int, file_id: str) -> None:
        """Note by what Telegram knows the file of a push: it is not uploaded again."""
        post = self._posts.get(push_id)
        if post is not None and post.file is not None and file_id:
            known = replace(post.file, file_id=file_id)
            self._posts[push_id] = replace(post, file=known, data=None)

    async def _made(self, push_id: int) -> Post:
        push = await self._pushes.get(push_id)
        content = Content.from_json(push.content)
        data = None
        if content.file and not content.file.file_id and push.item_id is not None:
            data = await self._items.file(push.item_id)
        return Post(shown(content, push.topic), content.file, data)
