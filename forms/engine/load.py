"""Between model objects and the plain data that JSON can hold."""

import dataclasses
import types
import typing
from functools import cache
from typing import Any, TypeVar

from forms.engine.model import key_of

T = TypeVar("T")


def build(cls: type[T], data: dict[str, Any]) -> T:
    """Fill a model class from data that the build has already checked."""
    hints = _hints(cls)  # type: ignore[arg-type]  # a type is hashable
    values = {name: _value(hint, data[key_of(name)]) for name, hint in hints if key_of(name) in data}
    return cls(**values)


def plain(value: Any) -> Any:
    """Turn model objects into dicts, lists and scalars, leaving out what is default."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {key_of(f.name): plain(getattr(value, f.name)) for f in _told(value)}
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    return value


def _told(value: Any) -> list[dataclasses.Field[Any]]:
    return [f for f in dataclasses.fields(value) if getattr(value, f.name) != f.default]


@cache
def _hints(cls: type) -> tuple[tuple[str, Any], ...]:
    return tuple(typing.get_type_hints(cls).items())


def _value(hint: Any, data: Any) -> Any:
    if data is None:
        return None
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        return _value(next(a for a in arguments if a is not type(None)), data)
    if origin is tuple:
        return tuple(_value(arguments[0], item) for item in data)
    if origin is dict:
        return {key: _value(arguments[1], item) for key, item in data.items()}
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return build(hint, data)
    return data
