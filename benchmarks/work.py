"""One piece of work with one peer, in a process of its own: python work.py PEER WORK [argument ...]

A peer is a module in ``peers/`` that has some of these; work it cannot do it does not have:

    client(url)       a client of STS at that URL          call(client)      one GetSessionToken
    close(client)     (if it needs to be closed)           tagged(client, n) AssumeRole with n session tags
    signer()          a function: one signature            request_signer()  the same by what callers can call
                                                           fresh_signer()    a function of i: with the ith secret
    provider(url)     a function: the credentials of a provider that renews them, fresh now
    chain()           the credentials of a new default chain
    decoder(action)   a function of an answer's bytes

An asynchronous peer has ``calls(url, count, workers, mark)`` in the place of client and call: it makes that many
calls with that many at a time, and calls ``mark()`` when the client is warm.

Prints microseconds of CPU time (of this process, all threads) for one unit of work.
"""

import sys
import time


def _timed(work, count):
    for _ in range(max(count // 10, 1)):
        work()
    start = time.process_time()
    for _ in range(count):
        work()
    return (time.process_time() - start) / count * 1e6


def call(peer, url, count):
    return threads(peer, url, 1, count)


def threads(peer, url, workers, count):
    """``count`` calls of each worker."""
    workers, count = int(workers), int(count)
    marks = []
    if hasattr(peer, "calls"):
        peer.calls(url, workers * count, workers, lambda: marks.append(time.process_time()))
    else:
        _in_threads(peer, peer.client(url), workers, count, marks)
    return (time.process_time() - marks[0]) / (workers * count) * 1e6


def _in_threads(peer, client, workers, count, marks):
    from threading import Thread

    def loop():
        for _ in range(count):
            peer.call(client)

    for _ in range(20):
        peer.call(client)
    marks.append(time.process_time())
    if workers == 1:
        return loop()
    running = [Thread(target=loop) for _ in range(workers)]
    for thread in running:
        thread.start()
    for thread in running:
        thread.join()
    return None


def sign(peer, count):
    return _timed(peer.signer(), int(count))


def sign_request(peer, count):
    """What a caller can call; the same request is signed again and again."""
    return _timed(peer.request_signer(), int(count))


def sign_fresh(peer, count):
    signed, numbers = peer.fresh_signer(), iter(range(10**9))
    return _timed(lambda: signed(next(numbers)), int(count))


def credentials(peer, url, count):
    return _timed(peer.provider(url), int(count))


def chain(peer, count, *files):
    """A new chain each time; the files are touched before, so that nobody can use what was read earlier."""
    import os

    clock = iter(range(1_600_000_000, 1_700_000_000))

    def resolve():
        at = next(clock)
        for file in files:
            os.utime(file, (at, at))
        return peer.chain()

    return _timed(resolve, int(count))


def decode(peer, action, count):
    from stub import answer_body

    body, decoder = answer_body(action), peer.decoder(action)
    return _timed(lambda: decoder(body), int(count))


def tags(peer, url, number, count):
    client, number = peer.client(url), int(number)
    return _timed(lambda: peer.tagged(client, number), int(count))


def main():
    _, name, work, *arguments = sys.argv
    peer = getattr(__import__("peers." + name), name)
    print(globals()[work](peer, *arguments))


main()
