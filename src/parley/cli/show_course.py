"""A course of events as the terminal shows it."""

from typing import TYPE_CHECKING

from parley.cli.states import IN_WORDS, account_in_words
from parley.cli.terminal import heading, indented, on_one_line, styled
from parley.model.course import Course, CourseStep, Verdict

if TYPE_CHECKING:
    from rich.console import Console

    from parley.tasks.course import Way


def print_course(console: "Console", course: Course, way: "Way") -> None:
    """What was asked and the answer: each step with its day, who controls it and what it changes."""
    console.print(heading(f"{course.agreement}, from {course.as_of}: a course to “{on_one_line(way.to)}”"))
    for words in way.never:
        console.print(styled(f"on no day: “{on_one_line(words)}”"))
    console.print(styled(f"{account_in_words(course.account)}:"))
    if course.verdict is Verdict.FOUND and not course.steps:
        console.print("Nothing needs to happen; it holds already.")
    elif course.verdict is Verdict.FOUND:
        for number, step in enumerate(course.steps, 1):
            _print_step(console, number, step)
        console.print(f"\n{_shortest(course)} Nobody has said that any of it will happen.")
    elif course.verdict is Verdict.NONE:
        console.print(
            f"There is no course of at most {_steps(course.within)}{f': {course.why}' if course.why else ''}."
        )
    else:
        short = f" There is no course of at most {_steps(course.ruled_out)}." if course.ruled_out else ""
        console.print(f"Not settled: {course.why}.{short}")


def _print_step(console: "Console", number: int, step: CourseStep) -> None:
    who = " and ".join(step.actors) or ("time" if step.that is None else "nobody here")
    console.print(styled(f"{number}. {step.day}  ", (who, "cyan"), ": ", (on_one_line(step.says), "bold")))
    for turn in step.turns:
        before, after = IN_WORDS.get(turn.before, turn.before), IN_WORDS.get(turn.after, turn.after)
        console.print(indented(styled(f"{turn.id}: {before} → {after}")))


def _shortest(course: Course) -> str:
    shorter = len(course.steps) - 1
    if course.ruled_out < shorter:
        return "Whether there is a shorter course is not settled."
    return "There is no shorter course."


def _steps(number: int) -> str:
    return "1 step" if number == 1 else f"{number} steps"
