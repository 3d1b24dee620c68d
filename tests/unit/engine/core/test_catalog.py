"""What is in force is one object, and says what it has become."""

from __future__ import annotations

from engine.core.catalog import Catalog, Changes, Databases, Escalation, JobType, Quota, Target

TARGET = Target("grpc", "h:1", "/p.S/M")


def test_who_holds_the_catalog_or_its_types_sees_what_replaces_it() -> None:
    databases = Databases(main="postgresql://old/m", gone="postgresql://g/g")
    catalog = Catalog({name: JobType(name, TARGET) for name in ("a", "b", "c")}, databases=databases)
    types, a, b = catalog.types, catalog.types["a"], catalog.types["b"]
    changes = catalog.replace(
        Catalog(
            {
                "a": JobType("a", TARGET),
                "b": JobType("b", Target("grpc", "h:2", "/p.S/M"), timeout_ms=5),
                "d": JobType("d", TARGET),
            },
            descriptor_set="set.pb",
            databases=Databases(main="postgresql://new/m", other="postgresql://o/o"),
        )
    )
    assert changes == Changes(("d",), ("c",), {"b": ("target", "timeout_ms")}, ("gone", "main", "other"))
    assert databases is catalog.databases
    assert databases == {"main": "postgresql://new/m", "other": "postgresql://o/o"}
    assert types is catalog.types
    assert list(types) == ["a", "b", "d"]
    assert types["a"] is a
    assert types["b"] is not b
    assert catalog.descriptor_set == "set.pb"


def test_the_same_again_changes_nothing() -> None:
    catalog = Catalog({"a": JobType("a", TARGET)})
    assert catalog.replace(Catalog({"a": JobType("a", TARGET)})) == Changes((), (), {})


def test_what_only_some_types_have_is_found_by_type_and_follows_the_catalog() -> None:
    quota, mark = Quota("q", 5), Escalation("b", ("ops",))
    catalog = Catalog({"a": JobType("a", TARGET, quota=quota, escalation=mark), "b": JobType("b", TARGET)})
    quotas, escalations = catalog.quotas, catalog.escalations
    assert (quotas, escalations) == ({"a": quota}, {"a": mark})
    changes = catalog.replace(Catalog({"a": JobType("a", TARGET), "b": JobType("b", TARGET, quota=quota)}))
    assert changes.changed == {"a": ("quota", "escalation"), "b": ("quota",)}
    assert (quotas, escalations) == ({"b": quota}, {})
    assert quotas is catalog.quotas
    assert escalations is catalog.escalations
