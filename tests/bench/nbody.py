# Floats, lists and unpacking: planets around a sun.
from itertools import combinations
from math import sqrt

DAYS = 365.24
SOLAR = 4 * 3.141592653589793 ** 2

BODIES = [
    ([0.0, 0.0, 0.0], [0.0, 0.0, 0.0], SOLAR),
    ([4.84143144246472090, -1.16032004402742839, -0.103622044471123109],
     [0.00166007664274403694 * DAYS, 0.00769901118419740425 * DAYS, -0.0000690460016972063023 * DAYS],
     0.000954791938424326609 * SOLAR),
    ([8.34336671824457987, 4.12479856412430479, -0.403523417114321381],
     [-0.00276742510726411, 0.00499852801234917238 * DAYS, 0.0000230417297573763929 * DAYS],
     0.000285885980666130812 * SOLAR),
    ([12.8943695621391310, -15.1111514016986312, -0.223307578892655734],
     [0.00296460137564761618 * DAYS, 0.00237847173959480950 * DAYS, -0.0000296589568540237556 * DAYS],
     0.0000436624404335156298 * SOLAR),
    ([15.3796971148509165, -25.9193146099879641, 0.179258772950371181],
     [0.00268067772490389322 * DAYS, 0.00162824170038242295 * DAYS, -0.0000951592254519715870 * DAYS],
     0.0000515138902046611451 * SOLAR),
]


def advance(step, count, bodies, pairs):
    for _ in range(count):
        for ((x1, y1, z1), v1, m1), ((x2, y2, z2), v2, m2) in pairs:
            dx, dy, dz = x1 - x2, y1 - y2, z1 - z2
            force = step / (dx * dx + dy * dy + dz * dz) ** 1.5
            one, two = m1 * force, m2 * force
            v1[0] -= dx * two
            v1[1] -= dy * two
            v1[2] -= dz * two
            v2[0] += dx * one
            v2[1] += dy * one
            v2[2] += dz * one
        for place, (vx, vy, vz), _mass in bodies:
            place[0] += step * vx
            place[1] += step * vy
            place[2] += step * vz


def energy(bodies, pairs):
    total = 0.0
    for ((x1, y1, z1), _, m1), ((x2, y2, z2), _, m2) in pairs:
        total -= m1 * m2 / sqrt((x1 - x2) ** 2 + (y1 - y2) ** 2 + (z1 - z2) ** 2)
    for _, (vx, vy, vz), mass in bodies:
        total += mass * (vx * vx + vy * vy + vz * vz) / 2
    return total


PAIRS = list(combinations(BODIES, 2))
advance(0.01, 200_000, BODIES, PAIRS)
print(f"{energy(BODIES, PAIRS):.9f}")
