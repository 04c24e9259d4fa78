# The simulated PostgreSQL server: statements, errors, transactions, row locks, a deadlock and a pool.
import asyncio
import asyncpg
from datetime import date


async def main():
    conn = await asyncpg.connect("postgresql://me@localhost/test")
    print(await conn.execute("CREATE TABLE users(id serial PRIMARY KEY, name text NOT NULL, dob date, email text UNIQUE)"))
    print(await conn.execute("INSERT INTO users(name, dob) VALUES($1, $2)", "Bob", date(1984, 3, 1)))
    await conn.executemany("INSERT INTO users(name, email) VALUES ($1, $2)", [("Ann", "a@x"), ("Cy", "c@x")])
    row = await conn.fetchrow("SELECT * FROM users WHERE name = $1", "Bob")
    print(row, row["id"], row[1], dict(row), list(row.keys()))
    print(await conn.fetch("SELECT id, upper(name) AS n, length(name) FROM users WHERE id > 1 ORDER BY name DESC LIMIT 5"))
    print(await conn.fetchval("SELECT count(*) FROM users"), await conn.fetchval("SELECT 1 + 1"), await conn.fetchval("SELECT $1::int * 2", 21))
    print(await conn.fetchval("INSERT INTO users(name) VALUES ('Dora''s') RETURNING id"))
    print(await conn.execute("UPDATE users SET name = name || '!' WHERE id IN (1, 2)"), await conn.execute("DELETE FROM users WHERE email IS NULL AND id > 3"))
    for bad in ("SELEC 1", "SELECT * FROM nobody", "SELECT nme FROM users", "INSERT INTO users(name) VALUES (NULL)", "INSERT INTO users(name, email) VALUES ('x', 'a@x')", "SELECT 1/0", "WITH a AS (SELECT 1) SELECT 1"):
        try:
            await conn.execute(bad)
        except asyncpg.PostgresError as e:
            print(type(e).__name__, e.sqlstate, "|", e)
    try:
        await conn.fetch("SELECT * FROM users WHERE id = $1", "1")
    except asyncpg.DataError as e:
        print(e)
    try:
        await conn.fetch("SELECT * FROM users WHERE id = $1")
    except asyncpg.InterfaceError as e:
        print(e)
    try:
        await asyncio.gather(conn.fetch("SELECT 1"), conn.fetch("SELECT 2"))
    except asyncpg.InterfaceError as e:
        print(e)
        await asyncio.sleep(0.01)
    try:
        async with conn.transaction():
            await conn.execute("UPDATE users SET name = 'gone'")
            raise RuntimeError("no")
    except RuntimeError:
        pass
    print([r["name"] for r in await conn.fetch("SELECT name FROM users ORDER BY 1")])
    async with conn.transaction():
        async for r in conn.cursor("SELECT id FROM users ORDER BY id"):
            print(r["id"], end=" ")
        print()
    await conn.close()


asyncio.run(main())


async def pay(pool, a, b, n):
    async with pool.acquire() as c, c.transaction():
        have = await c.fetchval("SELECT balance FROM acc WHERE id = $1 FOR UPDATE", a)
        await asyncio.sleep(0.5)
        await c.execute("UPDATE acc SET balance = $2 WHERE id = $1", a, have - n)
        await c.execute("UPDATE acc SET balance = balance + $2 WHERE id = $1", b, n)
        return have


async def bank():
    async with asyncpg.create_pool(database="bank", min_size=2, max_size=3) as pool:
        await pool.execute("create table acc (id int primary key, balance numeric not null check (balance >= 0))")
        await pool.executemany("insert into acc values ($1, $2)", [(1, 100), (2, 100)])
        print(await asyncio.gather(*(pay(pool, 1, 2, 30) for _ in range(4)), return_exceptions=True))
        print(await pool.fetch("select * from acc order by id"), pool.get_size(), pool.get_idle_size())
        print(await asyncio.gather(pay(pool, 1, 2, 5), pay(pool, 2, 1, 5), return_exceptions=True))
        print(await pool.fetch("select sum(balance), avg(balance), min(id) as least, balance > 50 as rich from acc group by balance > 50"))
        print(await pool.fetchrow("insert into acc values (1, 7) on conflict (id) do update set balance = acc.balance + excluded.balance returning *"))
    print(asyncio.get_running_loop().time())


asyncio.run(bank())
