"""Pushes: what goes to thousands of chats on time, at the rate Telegram allows, accounted for."""
