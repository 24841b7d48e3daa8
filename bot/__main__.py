"""`python -m bot <command>`."""

from bot.cli.main import main

if __name__ == "__main__":
    main()
