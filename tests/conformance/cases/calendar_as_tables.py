# Calendars as HTML, with subclasses that change cells, and calendars with the names of a locale.
import calendar


class Marked(calendar.HTMLCalendar):
    cssclass_month = "month marked"
    cssclasses = [f"{name} day" for name in calendar.HTMLCalendar.cssclasses]

    def formatday(self, day, weekday):
        cell = super().formatday(day, weekday)
        return cell.replace("<td", "<td data-first", 1) if day == 1 else cell


print(calendar.HTMLCalendar().formatmonth(2024, 2))
print(Marked(calendar.SUNDAY).formatmonth(2025, 3, withyear=False))
year = calendar.HTMLCalendar().formatyear(2023, width=0)
print(len(year), year.count("<table"), year.count("<tr>"), hash(year) == hash(str(year)))
page = calendar.HTMLCalendar(6).formatyearpage(2023, width=4, css=None, encoding="ascii")
print(type(page), len(page), page[:200])
print(calendar.HTMLCalendar().formatyearpage(2024).splitlines()[:9])
print(calendar.LocaleTextCalendar(locale="C").formatmonth(2024, 2))
print(calendar.LocaleHTMLCalendar(6, "C").formatweekheader())
for month in (0, 13):
    try:
        print(calendar.HTMLCalendar().formatmonthname(2024, month))
    except IndexError as e:
        print(type(e).__name__, e)
