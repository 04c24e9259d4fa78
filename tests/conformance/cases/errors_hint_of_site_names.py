# The names for the prompt are hints, too.
def balance(amount):
    return amount + credit


print(balance(3))
