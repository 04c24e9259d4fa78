# Flags and widths before the letters of strftime.
import datetime
import time

moment = datetime.datetime(2024, 3, 5, 7, 4, 9, 12)
for form in ("%-d %-m %-H %-M %-S %-I %-j %-y", "%_d|%_m|%_H|%_j|%_y", "%0e|%0k|%0l", "%e|%k|%l|%-e|%-k", "%5Y|%3d|%_5d|%-5d|%06j",
             "%^a|%^A|%^b|%^B|%#a|%#p|%^p|%P", "%10a|%-10a|%010a|%_10a", "%Ey|%Od|%EY", "%10F|%8D|%12T", "%5%|%q|%-q|%3q|%", "%-"):
    print(repr(form), repr(moment.strftime(form)), repr(time.strftime(form, moment.timetuple())))
print(f"{moment:%-d.%-m.%Y %-I:%M %^p}", format(moment.date(), "%_d %^b"), moment.time().strftime("%-H:%-M"))
