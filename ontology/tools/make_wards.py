#!/usr/bin/env python3
"""Make ../../src/main/resources/privacy/wards.csv from the data pack's lists of administrative units.

Usage: make_wards.py DATA_PACK_FOLDER

One row a name: communes, wards, townships and special zones since 1 July 2025 and before it, and the districts
there were, each with its official code ("" for districts) and the code of the provincial unit in the code list
`places` that it lies or lay in. Generalising a ward to its province reads it; shorter names than the official
ones are left out, as streets have them, too.

Names and codes: National Statistics Office of Viet Nam, by way of vietnamadminunits
(© 2025 Tran Ngoc Minh Hieu, MIT).
"""
import csv
import sys
from pathlib import Path


def main(pack: Path) -> None:
    rows = set()
    with open(pack / "home-affairs-admin-units-2025-34-provinces-3321-wards.csv", encoding="utf-8") as today:
        for row in csv.DictReader(today):
            place = f"2025-{int(row['provinceCode']):02d}"
            rows.add((f"{int(row['wardCode']):05d}", row["ward"].strip(), place))
    with open(pack / "home-affairs-admin-units-pre2025-63-provinces-wards.csv", encoding="utf-8") as before:
        for row in csv.DictReader(before):
            place = f"pre2025-{row['Mã TP']}"
            if row["Tên"].strip():
                rows.add((row["Mã"], row["Tên"].strip(), place))
            rows.add(("", row["Quận Huyện"].strip(), place))
    target = Path(__file__).parents[2] / "src/main/resources/privacy/wards.csv"
    with open(target, "w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(("code", "name", "place"))
        writer.writerows(sorted(rows))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
