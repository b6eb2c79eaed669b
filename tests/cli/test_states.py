"""The words for states and values."""

import pytest

from parley.cli.states import OVERDUE, STATES, STEP_STATES, TRUTHS
from parley.export import wording
from parley.model.finding import State, StepState, Truth


@pytest.mark.parametrize("state", [s for s in State if s is not State.NOT_HELD])
def test_the_terminal_and_the_page_call_a_state_the_same(state: State) -> None:
    """Who reads both meets one word for one thing."""
    assert STATES[state] == wording.VALUES[state][0]


@pytest.mark.parametrize("state", list(StepState))
def test_the_terminal_and_the_page_call_a_step_the_same(state: StepState) -> None:
    """The same of steps, and of what is not in an account."""
    assert STEP_STATES[state] == wording.VALUES[state][0]
    assert STATES[State.NOT_HELD] == wording.VALUES[StepState.NOT_HELD][0]
    assert wording.OVERDUE[0] == OVERDUE


@pytest.mark.parametrize("truth", list(Truth))
def test_the_terminal_and_the_page_call_a_value_the_same(truth: Truth) -> None:
    """The same of what is said to hold, behind its sign."""
    assert TRUTHS[truth][0].partition(" ")[2] == wording.VALUES[truth][0]
