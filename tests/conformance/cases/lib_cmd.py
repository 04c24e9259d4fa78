# A program that reads commands with `cmd`, from a text and from a list.
import cmd
import io


class Shop(cmd.Cmd):
    prompt = "> "
    intro = "Welcome"

    def do_buy(self, arg):
        """buy WHAT

        Buys something."""
        print("bought", repr(arg), file=self.stdout)

    def do_sell(self, arg):
        print("sold", arg, file=self.stdout)

    def help_money(self):
        print("There is none.", file=self.stdout)

    def do_shell(self, arg):
        print("shell", arg, file=self.stdout)

    def do_EOF(self, arg):
        return True

    def postcmd(self, stop, line):
        print(f"[{line}: {stop}]", file=self.stdout)
        return stop

    def postloop(self):
        print("bye", file=self.stdout)


out = io.StringIO()
text = "buy a pear\n\n  sell  x y \nfly\n?\nhelp buy\nhelp money\nhelp sell\nhelp fly\n!ls -l\n=3\n"
shop = Shop(stdin=io.StringIO(text), stdout=out)
shop.use_rawinput = False
shop.cmdqueue = ["buy first"]
shop.cmdloop()
print(out.getvalue())

shop.stdout = io.StringIO()
shop.columnize([f"word{number ** 2}" for number in range(25)], 60)
shop.columnize([])
shop.columnize(["one"])
shop.columnize(["a" * 50, "b" * 50], 60)
print(shop.stdout.getvalue())
print(shop.parseline("buy-2 x"), shop.parseline("  "), shop.parseline("?x"), cmd.Cmd().parseline("!x"))
print(sorted(shop.completenames("")), sorted(shop.complete_help("")))
try:
    shop.columnize(["a", 3, None])
except TypeError as error:
    print(error)
try:
    shop.complete_help()
except TypeError as error:
    print(error)
