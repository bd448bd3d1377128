"""What happens to releases and policies after they are put on record: said only where it is true, and appended."""

from klausa.events.redaction import redact, stones
from klausa.events.renaming import mentions, rename
from klausa.events.saying import Book, Refused, Said, folder_of, open_book, say
from klausa.events.translation import translate

__all__ = ["Book", "Refused", "Said", "folder_of", "mentions", "open_book", "redact", "rename", "say", "stones", "translate"]
