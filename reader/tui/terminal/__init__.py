"""The terminal's edge: what goes to it, what comes from it, and what it can do.

``environment`` and ``probe`` run before Textual is imported; ``output`` (bytes) and ``driver``
(signals, typed input) take Textual's place between the screen and the wire.
"""
