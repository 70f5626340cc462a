"""One JSON object a line. What a line may hold is decided here: no names, addresses, paths with tokens or free text."""

import json
import logging
import re
import traceback
from datetime import UTC, datetime

_ALLOWED = (
    "request_id",
    "method",
    "route",
    "status",
    "ms",
    "user_id",
    "job",
    "attempt",
    "queries",
    "event",
    "channel",
)

# What a library may have put into its sentence: addresses, paths, numbers, keys.
_TELLING = re.compile(r"\S*@\S*|/\S*|\S*\d{6,}\S*|\S{25,}|'[^']*'|\"[^\"]*\"")


class JsonFormatter(logging.Formatter):
    """Write time, level, logger, message and the allowed extras; of an error its type and place, never its values."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage() if record.name.startswith("samspil") else _masked(str(record.msg)),
        }
        line |= {key: value for key in _ALLOWED if (value := getattr(record, key, None)) is not None}
        if record.exc_info and record.exc_info[0]:
            line["error"] = record.exc_info[0].__name__
            line["where"] = [
                f"{frame.filename}:{frame.lineno} {frame.name}"
                for frame in traceback.extract_tb(record.exc_info[2])[-12:]
            ]
        return json.dumps(line, ensure_ascii=False)


def _masked(sentence: str) -> str:
    """Return a library's own sentence without what it may tell of people. Ours hold none, and theirs cannot be trusted to."""
    return _TELLING.sub("…", sentence)[:300]
