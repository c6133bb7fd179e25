"""Bytes of every kind end in a result or in words, never in a fault of ours."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sizes import SOAK
from unres.convert import convert
from unres.errors import ExitCode, UnresError

SEEDS = sorted((Path(__file__).resolve().parents[2] / "seeds").glob("*.txt"))
TEXTS = [path.read_bytes()[:4000] for path in SEEDS]


@st.composite
def spoiled(draw: st.DrawFn) -> bytes:
    """Give a seed with some bytes put in, taken out or doubled."""
    data = draw(st.sampled_from(TEXTS))
    for _ in range(draw(st.integers(1, 5))):
        start = draw(st.integers(0, len(data)))
        end = draw(st.integers(start, min(len(data), start + 200)))
        new = draw(st.binary(max_size=20) | st.just(data[start:end] * 2))
        data = data[:start] + new + data[end:]
    return data


@settings(
    max_examples=100_000 if SOAK else 60,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
@given(st.binary(max_size=2000) | spoiled())
def test_any_bytes_end_in_a_result_or_in_words(data: bytes) -> None:
    try:
        status = ExitCode.OK if convert(data, "x", ("akn", "json")).files["akn"] else -1
    except UnresError as error:
        status = error.exit_code
    assert status in {ExitCode.OK, ExitCode.FAILED}
