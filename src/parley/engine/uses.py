"""What a condition asks for when it names the act of a power: that the power has been used.

"If Ukraine invokes the guarantee, each guarantor shall consult": where the text gives Ukraine a power for this and it
is not available, what Ukraine does is no use of it, and binds nobody. So the act is joined with the standing of the
power. An act that some duty or ban has, too, is a plain fact, and stays what it is; so does one that is denied ("if
Ukraine does not invoke the guarantee"), or has a day.
"""

from collections.abc import Sequence

from parley.engine.logic import Formula, Junction, Leaf, formula_from_condition
from parley.model.agreement import Provision
from parley.model.condition import Condition, Holds, Stands


class Uses:
    """The powers of an agreement in one account (`held` are its provisions there), by the act that uses them."""

    def __init__(self, held: Sequence[Provision]) -> None:
        self._powers: dict[str, list[str]] = {}
        for p in [p for p in held if p.kind == "power"]:
            self._powers.setdefault(p.act.key, []).append(p.id)
        if self._powers:
            for key in [p.act.key for p in held if p.kind != "power"]:
                self._powers.pop(key, None)

    def formula(self, condition: Condition | None) -> Formula:
        """A condition in postfix order, the use of powers spelt out. Linear in the condition."""
        formula = formula_from_condition(condition)
        if self._powers:
            for token in formula:
                if isinstance(token, Holds) and token.proposition.key in self._powers:
                    return self._spelt_out(formula)
        return formula

    def _spelt_out(self, formula: Formula) -> Formula:
        spelt: list[Leaf | Junction] = []
        for token, denied in zip(formula, denied_parts(formula), strict=True):
            spelt.append(token)
            powers = () if denied else self._named(token)
            if powers:
                spelt += [Stands(name, "discharged") for name in powers]
                spelt += [Junction("or", len(powers)), Junction("and", 2)]
        return tuple(spelt)

    def _named(self, token: Leaf | Junction) -> Sequence[str]:
        """The powers whose act a part of a condition names."""
        if isinstance(token, Holds) and token.when is None:
            return self._powers.get(token.proposition.key, ())
        return ()


def denied_parts(formula: Formula) -> list[bool]:
    """Whether each part of a condition stands under an odd number of `not`."""
    found, pending = list[bool](), [False]
    for token in reversed(formula):
        found.append(pending.pop())
        if isinstance(token, Junction):
            pending += [found[-1] is not (token.kind == "not")] * token.size
    return found[::-1]
