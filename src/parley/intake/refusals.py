"""Why a file, or a part of one, is left out. Each message says what is wrong, where, and what to do.

`group` says the same in few words, for a summary of many: "3 scanned, without text".
"""

from typing import ClassVar

from parley.errors import UnreadableFileError


class LeftOutError(UnreadableFileError):
    """A file that no report can be made of. `fault`: whether something is wrong with it, or it only is no report."""

    group: ClassVar[str] = "could not be read"
    fault: ClassVar[bool] = True


class UnknownKindError(LeftOutError):
    """It is of a kind that is not read: a picture, a program."""

    group = "of a kind that is not read"


class EmptyError(LeftOutError):
    """It holds nothing, or no words."""

    group = "without any text"


class NoArticleError(LeftOutError):
    """A web page without the text of an article: a front page, a login, a notice about cookies."""

    group = "without the text of an article"


class ScanError(LeftOutError):
    """Pictures of pages, without their text."""

    group = "scanned, without text"


class LockedError(LeftOutError):
    """It is encrypted."""

    group = "locked by a password"


class DamagedError(LeftOutError):
    """It is cut off, or not what its name and beginning say."""

    group = "damaged or cut off"


class TooLargeError(LeftOutError):
    """It is larger, takes longer, or unpacks to more than the limits allow."""

    group = "beyond the limits"


class UnsafeNameError(LeftOutError):
    """A part of an archive whose name leads out of it."""

    group = "with a name that leads out of the archive"


class PassedOverError(LeftOutError):
    """What an archive of the web holds besides texts: pictures, styles, answers with an error."""

    group = "passed over in archives"
    fault = False


class NoArticlesError(LeftOutError):
    """A table that holds no articles: counts, codes."""

    group = "of codes or counts, not articles"


class ColumnError(LeftOutError):
    """A table lacks a column that is asked for, or nobody can tell which one is meant."""

    group = "with columns that are not clear"


class UnclearDayError(LeftOutError):
    """A row whose day could be two, or is none."""

    group = "with a day that is not clear"


class FetchError(LeftOutError):
    """An address that gives nothing."""

    group = "could not be fetched"
