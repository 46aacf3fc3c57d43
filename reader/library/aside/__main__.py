"""Serve, with what an earlier start of the reader compiled: half of a start is compiling."""


def run() -> None:
    """Recall before what that makes faster is imported."""
    from reader.recall import recall

    recall()
    from reader.library.aside.serving import main

    main()


if __name__ == "__main__":
    run()
