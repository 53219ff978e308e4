"""`python -m bot` is the console script `xiaoyue`."""

from bot.cli import main

if __name__ == "__main__":
    main()
