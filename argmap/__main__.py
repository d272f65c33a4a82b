"""`python -m argmap`."""

from argmap.cli.main import main

if __name__ == "__main__":
    main()
