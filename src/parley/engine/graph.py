"""Two classic algorithms on graphs whose nodes are numbers; neither recurses."""

from collections.abc import Sequence


def components(edges: Sequence[Sequence[int]]) -> list[int]:
    """The number of each node's strongly connected component, such that edges lead to the same or a lower number.

    Tarjan, "Depth-first search and linear graph algorithms", SIAM Journal on Computing 1, 1972.
    """
    size = len(edges)
    index, low, number = [-1] * size, [0] * size, [-1] * size
    open_nodes: list[int] = []
    count = found = 0
    for root in range(size):
        if index[root] >= 0:
            continue
        if min(map(number.__getitem__, edges[root]), default=0) >= 0:  # all that it leads to is done with: so is it
            index[root] = low[root] = count
            number[root] = found
            count, found = count + 1, found + 1
            continue
        path = [(root, 0)]
        while path:
            node, place = path.pop()
            if place == 0:
                index[node] = low[node] = count
                count += 1
                open_nodes.append(node)
            for position in range(place, len(edges[node])):
                target = edges[node][position]
                if index[target] < 0:
                    path.append((node, position + 1))
                    path.append((target, 0))
                    break
                if number[target] < 0:
                    low[node] = min(low[node], index[target])
            else:
                if low[node] == index[node]:
                    while number[node] < 0:
                        number[open_nodes.pop()] = found
                    found += 1
                if path:
                    above = path[-1][0]
                    low[above] = min(low[above], low[node])
    return number
