"""What is in force is one object, and says what it has become."""

from __future__ import annotations

from engine.core.catalog import Catalog, Changes, JobType, Target

TARGET = Target("grpc", "h:1", "/p.S/M")


def test_who_holds_the_catalog_or_its_types_sees_what_replaces_it() -> None:
    catalog = Catalog({name: JobType(name, TARGET) for name in ("a", "b", "c")})
    types, a, b = catalog.types, catalog.types["a"], catalog.types["b"]
    changes = catalog.replace(
        Catalog(
            {
                "a": JobType("a", TARGET),
                "b": JobType("b", Target("grpc", "h:2", "/p.S/M"), timeout_ms=5),
                "d": JobType("d", TARGET),
            },
            descriptor_set="set.pb",
        )
    )
    assert changes == Changes(added=("d",), removed=("c",), changed={"b": ("target", "timeout_ms")})
    assert types is catalog.types
    assert list(types) == ["a", "b", "d"]
    assert types["a"] is a
    assert types["b"] is not b
    assert catalog.descriptor_set == "set.pb"


def test_the_same_again_changes_nothing() -> None:
    catalog = Catalog({"a": JobType("a", TARGET)})
    assert catalog.replace(Catalog({"a": JobType("a", TARGET)})) == Changes((), (), {})
