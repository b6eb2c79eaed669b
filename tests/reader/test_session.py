"""A net says the same on every machine."""

from parley.reader.session import session_of
from parley.tasks.read import load_reader


def test_sums_of_8_bits_cannot_overflow() -> None:
    """The session takes the exact way also where the processor's quick one would overflow; what that would change, the
    scenarios show on such a processor."""
    weights = load_reader().pack.weights
    assert weights is not None
    options = session_of(weights.net.program).get_session_options()
    assert options.get_session_config_entry("session.x64quantprecision") == "1"
    assert options.intra_op_num_threads == 1
