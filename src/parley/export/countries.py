"""Codes of states: three letters to two and back (ISO 3166-1)."""

from functools import cache


def alpha2(alpha3: str | None) -> str | None:
    """ "UA" for "UKR"; None where there is none."""
    return _both()[0].get(alpha3 or "")


def alpha3(alpha2: str | None) -> str | None:
    """ "UKR" for "UA"; None where there is none."""
    return _both()[1].get(alpha2 or "")


@cache
def _both() -> tuple[dict[str, str], dict[str, str]]:
    from countryinfo import all_countries

    codes = [country.info().get("ISO", {}) for country in all_countries()]
    known = [(one["alpha2"], one["alpha3"]) for one in codes if one.get("alpha2") and one.get("alpha3")]
    return {three: two for two, three in known}, dict(known)
