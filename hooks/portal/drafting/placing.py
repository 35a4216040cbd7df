"""A new record into its place, with its code: all of it, once everything is right with it, or nothing."""

from contextlib import suppress
from pathlib import Path

from portal.drafting.fresh import GIVEN, Fresh
from portal.records import load, numbered, one, tidied


def put_in_place(fresh: Fresh, root: Path) -> list[str]:
    """Write a record, its code and what lists it; return the files written, once all records are right with them.

    Raises:
        DataError: with everything that is wrong with the records then; no file is left of it.
        FileExistsError: where there is a file of its name; it stays as it is.
        OSError: where a file cannot be written; none is left of it.

    """
    fresh.take_form()
    file, before = root / fresh.path, dict[Path, bytes | None]()
    made_folder = not file.parent.exists()
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("x", encoding="utf-8", newline="\n") as new:
        try:
            new.write(tidied(fresh.path, fresh.text.encode()))
            new.flush()
            made = numbered(root, today=fresh.today)
            if fresh.path in made:
                coded = one(fresh.path, made[fresh.path].encode(), fresh.catalogue, today=fresh.today)
                fresh.values[GIVEN] = str(getattr(coded, GIVEN))
                made[fresh.path] = tidied(fresh.path, fresh.text.encode())
            for path, text in made.items():
                if root / path != file:
                    before[root / path] = (root / path).read_bytes() if (root / path).exists() else None
                (root / path).write_text(text, "utf-8", newline="\n")
            load(root, today=fresh.today, before=fresh.catalogue)
        except BaseException:  # Ctrl-C as well: what was begun is taken back
            fresh.values.pop(GIVEN, None)
            for listed, data in before.items():
                if data is None:
                    listed.unlink(missing_ok=True)
                else:
                    listed.write_bytes(data)
            file.unlink()
            if made_folder:
                with suppress(OSError):  # someone has put another file there
                    file.parent.rmdir()
            raise
    return [fresh.path, *sorted(path for path in made if path != fresh.path)]
