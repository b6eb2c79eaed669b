"""Cuts words into the net's word pieces, by the `tokenizers` library."""

from collections.abc import Sequence

from parley.errors import PackError

_LONGEST = 60  # characters of a word that are looked at: the rest of a longer one says nothing to a net


class WordPieces:
    """The vocabulary of the net. Call it with words to get the ids of each one's pieces."""

    def __init__(self, tokenizer_json: str) -> None:
        from tokenizers import Tokenizer  # late: importing Parley must stay quick

        self._tokenizer = Tokenizer.from_str(tokenizer_json)
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self.start, self.end, self.unknown = (self._id(t) for t in ("[CLS]", "[SEP]", "[UNK]"))

    def _id(self, piece: str) -> int:
        known: int | None = self._tokenizer.token_to_id(piece)
        if known is None:
            raise PackError(f"The reader's vocabulary has no {piece}. Install Parley again.")
        return known

    def __call__(self, words: Sequence[str]) -> list[list[int]]:
        """The ids of each word's pieces; a word of which nothing is left (a control character) is one unknown piece."""
        if not words:
            return []
        cut = self._tokenizer.encode([w[:_LONGEST] for w in words], is_pretokenized=True, add_special_tokens=False)
        out: list[list[int]] = [[] for _ in words]
        for word, piece in zip(cut.word_ids, cut.ids, strict=True):
            if word is not None:
                out[word].append(piece)
        return [pieces or [self.unknown] for pieces in out]
