"""PostgreSQL's account and its way to the files, on real directories."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from api.stores import account
from engine.errors import Unusable

STRANGER = (54_321, 54_321)


@pytest.fixture
def closed(short_dir: Path) -> Path:
    """A directory that only its owner may search, in one that everybody may."""
    short_dir.chmod(0o755)
    made = short_dir / "closed"
    made.mkdir(mode=0o700)
    return made


def modes(path: Path) -> list[int]:
    return [parent.stat().st_mode for parent in path.parents]


def test_a_closed_directory_is_opened_for_search_and_nothing_else(closed: Path) -> None:
    above = modes(closed)
    account.let_search(closed / "data", STRANGER)
    assert account._may_search(closed, STRANGER)
    assert closed.stat().st_mode & (stat.S_IROTH | stat.S_IWOTH | stat.S_IWGRP | stat.S_IRGRP) == 0
    assert modes(closed) == above


def test_an_open_directory_is_left_alone(short_dir: Path) -> None:
    short_dir.chmod(0o755)
    account.let_search(short_dir / "data", STRANGER)
    assert short_dir.stat().st_mode & 0o777 == 0o755
    assert account._entries(short_dir) == {}


def test_access_entries_that_are_there_are_kept(closed: Path) -> None:
    account.let_search(closed / "data", STRANGER)
    before = account._entries(closed)
    account.let_search(closed / "data", STRANGER)
    assert account._entries(closed) == before
    account.let_search(closed / "data", (54_322, 54_322))
    assert before.items() <= account._entries(closed).items()
    assert account._may_search(closed, (54_322, 54_322))


def test_without_access_entries_search_is_given_to_all_with_a_warning(
    closed: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOTSUP, "not supported")

    monkeypatch.setattr(os, "setxattr", refuse)
    account.let_search(closed / "data", STRANGER)
    assert closed.stat().st_mode & 0o777 == 0o701
    assert "allowed to all" in caplog.text


def test_a_directory_that_cannot_be_opened_is_named(closed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "setxattr", refuse)
    with pytest.raises(Unusable, match=f"--data: PostgreSQL cannot reach {closed}"):
        account.let_search(closed / "data", STRANGER)


def test_installed_files_become_readable_whatever_the_umask_was(short_dir: Path) -> None:
    (short_dir / "bin").mkdir(mode=0o700)
    program, text = short_dir / "bin" / "program", short_dir / "bin" / "text"
    for path, mode in ((program, 0o700), (text, 0o600)):
        path.touch()
        path.chmod(mode)
    account.let_read(short_dir)
    assert [path.stat().st_mode & 0o777 for path in (short_dir / "bin", program, text)] == [0o755, 0o755, 0o644]


def test_only_root_needs_another_account(short_dir: Path) -> None:
    found = account.account_for(short_dir / "postgres")
    assert (found is None) == (os.geteuid() != 0)
    assert found is None or found[0] != 0
