"""Addresses and dates in the headers of mail."""

import datetime
from email import utils
from email.utils import formataddr, formatdate, getaddresses, mktime_tz, parseaddr, parsedate, parsedate_tz


def show(what):
    try:
        print(what())
    except Exception as error:
        print(type(error).__name__, error)


for text in ("Joe <joe@x.org>", '"Doe, Jane" <jane@x.org>', "joe@x.org", "joe@x.org (Joe Doe)", "<a@b>", "", "  ", "foo",
             "a b c", "Joe Q. Public <john.q.public@example.com>", "a@b, c@d", "John (comment) Doe <j@d.com>",
             "bad <a@b", "name <a@b> x", "a@[1.2.3.4]", '"a\\"b" <x@y>', "undisclosed-recipients:;",
             "A Group:Chris Jones <c@a.test>,joe@where.test,John <jdoe@one.test>;", "user.name+tag@example.co.uk",
             '"quoted local"@x.org', "a b@c.d", "joe(c)@x.org", "Joe <joe @x.org>", "<>", "John Doe", "@", "a@b@c"):
    print(repr(text), parseaddr(text), parseaddr(text, strict=False))
for fields in (["a@b, C <c@d>", "e@f"], [], [""], ["a@b,,c@d"]):
    print(getaddresses(fields))
for pair in (("", "a@b"), ("Joe", "a@b"), ("Joe Q. P", "a@b"), ('J "x" D', "a@b"), ("Jörg", "a@b"), ("日本語の名前", "a@b"),
             ("O'Neil", "x@y"), (None, "x"), ("a", "ö@b"), ("Böb Smith, Jr.", "b@c"), ("a\\b", "x@y")):
    show(lambda: formataddr(pair))
for text in ("Mon, 20 Nov 1995 19:12:08 -0500", "20 Nov 1995 19:12:08 +0130", "Thu, 01 Jan 1970 00:00:00 GMT",
             "Tue, 1 Jan 2019 00:00:00 -0000", "1 Jan 99 10:00", "Fri Jan  3 10:00:00 2020", "Jan 3 2020 10:00:00 EST",
             "foo", "", None, "Wed, 02-Oct-2002 13:00:00 GMT", "2 January 2020 10:11:12 PST",
             "Sunday, 06-Nov-94 08:49:37 GMT", "Thu,1 Jan 2020 1:2:3 +0000", "2020-01-01 10:00:00",
             "1 Jan 2020 10.11.12 GMT", "1 Jan 2020 10:11:12", "1 Jan 2020"):
    print(repr(text), parsedate_tz(text), parsedate(text))
    show(lambda: utils.parsedate_to_datetime(text))
    show(lambda: mktime_tz(parsedate_tz(text)))
print(formatdate(0), formatdate(0, usegmt=True), formatdate(1e9, localtime=True), formatdate(), formatdate(1.7))
moment = datetime.datetime(2020, 1, 2, 3, 4, 5)
west = datetime.timezone(datetime.timedelta(hours=-5, minutes=-30))
print(utils.format_datetime(moment), utils.format_datetime(moment.replace(tzinfo=west)))
show(lambda: utils.format_datetime(moment, usegmt=True))
show(lambda: utils.format_datetime(moment.replace(tzinfo=datetime.timezone.utc), usegmt=True))
print(utils.quote('a"b\\c'), utils.unquote('"a\\"b"'), utils.unquote("<x>"), utils.unquote("x"))
print(utils.make_msgid(domain="x.org")[-7:], utils.localtime(datetime.datetime(2020, 1, 1)))
print(utils.decode_rfc2231("utf-8'en'a%20b"), utils.encode_rfc2231("a b ö", "utf-8", "en"), utils.decode_rfc2231("ab"),
      utils.collapse_rfc2231_value(("utf-8", "en", "abc")), utils.encode_rfc2231("a b"))
