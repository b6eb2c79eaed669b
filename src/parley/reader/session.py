"""A net that is ready to run, the same on every machine."""

from typing import Any

_EXACT = "session.x64quantprecision"
"""On processors without VNNI, onnxruntime adds products of 8 bits two by two in 16 bits, where they can overflow: the
net then says other things than on newer processors. With this it takes the way that cannot, a tenth slower there."""


def session_of(net: bytes) -> Any:
    """A session of onnxruntime for an ONNX graph, on one thread: threads share what is read, not the sums within it."""
    import onnxruntime  # late: importing Parley must stay quick, and a fork before this is safe

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 3
    options.add_session_config_entry(_EXACT, "1")
    return onnxruntime.InferenceSession(net, options, providers=["CPUExecutionProvider"])
