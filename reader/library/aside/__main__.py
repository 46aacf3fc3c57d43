"""Serve, with what an earlier start compiled: half of a start is finding and compiling."""


def run() -> None:
    """Recall before what that makes faster is imported."""
    from reader.gathered import gather

    gather()
    from reader.recall import recall

    recall()
    from reader.library.aside.serving import main

    main()


if __name__ == "__main__":
    run()
