"""Between model objects and the plain data that JSON can hold."""

import dataclasses
import types
import typing
from collections.abc import Callable
from functools import cache, partial
from typing import Any, TypeVar

from forms.engine.model import key_of

T = TypeVar("T")
Reader = Callable[[Any], Any]


def build(cls: type[T], data: dict[str, Any]) -> T:
    """Fill a model class from data that the build has already checked."""
    readers = _readers(cls)  # type: ignore[arg-type]  # a type is hashable
    return cls(**{name: read(data[key]) for name, key, read in readers if key in data})


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
def _readers(cls: type) -> tuple[tuple[str, str, Reader], ...]:
    """What each field of a class is called, here and in the data, and how it is read."""
    return tuple((name, key_of(name), _reader(hint)) for name, hint in typing.get_type_hints(cls).items())


@cache
def _reader(hint: Any) -> Reader:
    """How a value of a type is read; asked once for each type, since a form has thousands of values."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        return _optional(_reader(next(a for a in arguments if a is not type(None))))
    if origin is tuple:
        return _several(_reader(arguments[0]))
    if origin is dict:
        return _named(_reader(arguments[1]))
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        return partial(build, hint)
    return _same


def _same(data: Any) -> Any:
    return data


def _optional(read: Reader) -> Reader:
    return lambda data: None if data is None else read(data)


def _several(read: Reader) -> Reader:
    return lambda data: tuple(map(read, data))


def _named(read: Reader) -> Reader:
    return lambda data: {key: read(item) for key, item in data.items()}
