"""Threads, executors, futures, locks, counters."""

from __future__ import annotations

from typing import Final

from sts_sdk.porting._library._table import table

METHODS: Final[dict[str, dict[str, str]]] = {
    "Thread": table("""
start/0 void {s}.start()
join/0 void {s}.join()
join/1 void {s}.join({0} / 1000)
setDaemon/1 void setattr({s}, "daemon", {0})
setName/1 void setattr({s}, "name", {0})
getName/0 String {s}.name
isAlive/0 boolean {s}.is_alive()
interrupt/0 void None
getId/0 long {s}.ident
isInterrupted/0 boolean False
isDaemon/0 boolean {s}.daemon
setPriority/1 void None
setUncaughtExceptionHandler/1 void None
setContextClassLoader/1 void None
getContextClassLoader/0 ClassLoader {s}
run/0 void {s}.run()
getState/0 - {s}.is_alive()
threadId/0 long {s}.ident
getStackTrace/0 StackTraceElement[] traceback.extract_stack()
"""),
    "ThreadLocal": table("""
get/0 - getattr({s}, "value", None)
set/1 void setattr({s}, "value", {0})
remove/0 void {s}.__dict__.clear()
"""),
    "ExecutorService": table("""
submit/1 Future {s}.submit({0})
execute/1 void {s}.submit({0})
shutdown/0 void {s}.shutdown(wait=False)
shutdownNow/0 - {s}.shutdown(wait=False, cancel_futures=True)
close/0 void {s}.shutdown()
invokeAll/1 List<Future> [{s}.submit(task) for task in {0}]
isShutdown/0 boolean {s}._shutdown
awaitTermination/2 boolean not {s}.shutdown(wait=True) ;; {s}.shutdown(wait=True)
submit/2 Future {s}.submit({0})
invokeAny/1 - {s}.submit(next(iter({0}))).result()
isTerminated/0 boolean {s}._shutdown
schedule/3 - threading.Timer(({1} * {2}).total_seconds(), {0}).start()
getActiveCount/0 int len({s}._threads)
getPoolSize/0 int len({s}._threads)
setCorePoolSize/1 void None
allowCoreThreadTimeOut/1 void None
prestartAllCoreThreads/0 void None
"""),
    "Future": table("""
get/0 <> {s}.result()
get/2 <> {s}.result(timeout=({0} * {1}).total_seconds())
join/0 <> {s}.result()
isDone/0 boolean {s}.done()
isCancelled/0 boolean {s}.cancelled()
cancel/1 boolean {s}.cancel()
thenApply/1 Future ThreadPoolExecutor(1).submit(lambda: ({0})({s}.result()))
thenApplyAsync/1 Future ThreadPoolExecutor(1).submit(lambda: ({0})({s}.result()))
thenApplyAsync/2 Future {1}.submit(lambda: ({0})({s}.result()))
thenAccept/1 Future ThreadPoolExecutor(1).submit(lambda: ({0})({s}.result()))
thenAcceptAsync/1 Future ThreadPoolExecutor(1).submit(lambda: ({0})({s}.result()))
thenCompose/1 Future ThreadPoolExecutor(1).submit(lambda: ({0})({s}.result()).result())
thenRun/1 Future ThreadPoolExecutor(1).submit(lambda: ({s}.result(), ({0})()))
toCompletableFuture/0 = {s}
getNow/1 <> {s}.result() if {s}.done() else {0}
isCompletedExceptionally/0 boolean {s}.done() and {s}.exception() is not None
complete/1 boolean not {s}.set_result({0}) ;; {s}.set_result({0})
completeExceptionally/1 boolean not {s}.set_exception({0}) ;; {s}.set_exception({0})
"""),
    "Futures": table("""
join/0 void wait({s})
get/0 void wait({s})
get/2 void wait({s}, ({0} * {1}).total_seconds())
"""),
    "Lock": table("""
lock/0 void {s}.acquire()
unlock/0 void {s}.release()
tryLock/0 boolean {s}.acquire(blocking=False)
tryLock/2 boolean {s}.acquire(timeout=({0} * {1}).total_seconds())
lockInterruptibly/0 void {s}.acquire()
readLock/0 = {s}
writeLock/0 = {s}
newCondition/0 - threading.Condition({s})
"""),
    "Semaphore": table("""
acquire/0 void {s}.acquire()
release/0 void {s}.release()
tryAcquire/0 boolean {s}.acquire(blocking=False)
tryAcquire/2 boolean {s}.acquire(timeout=({0} * {1}).total_seconds())
release/1 void {s}.release({0})
"""),
    "CountDownLatch": table("""
await/0 void {s}.acquire()
await/2 boolean {s}.acquire(timeout=({0} * {1}).total_seconds())
countDown/0 void {s}.release()
"""),
    "AtomicReference": table("""
get/0 <> {s}[0]
set/1 void {s}.__setitem__(0, {0})
"""),
    "AtomicBoolean": table("""
get/0 boolean {s}[0]
set/1 void {s}.__setitem__(0, {0})
compareAndSet/2 boolean {s}[0] == {0} and not {s}.__setitem__(0, {1})
getAndSet/1 boolean ({s}[0], {s}.__setitem__(0, {0}))[0]
toString/0 String str({s}[0]).lower()
"""),
    "AtomicInteger": table("""
get/0 int {s}[0]
intValue/0 int {s}[0]
longValue/0 int {s}[0]
set/1 void {s}.__setitem__(0, {0})
incrementAndGet/0 int {s}.__setitem__(0, {s}[0] + 1) or {s}[0]
getAndIncrement/0 int {s}.__setitem__(0, {s}[0] + 1) or {s}[0] - 1
decrementAndGet/0 int {s}.__setitem__(0, {s}[0] - 1) or {s}[0]
addAndGet/1 int {s}.__setitem__(0, {s}[0] + {0}) or {s}[0]
getAndAdd/1 int {s}.__setitem__(0, {s}[0] + {0}) or {s}[0] - {0}
getAndDecrement/0 int {s}.__setitem__(0, {s}[0] - 1) or {s}[0] + 1
increment/0 void {s}.__setitem__(0, {s}[0] + 1)
add/1 void {s}.__setitem__(0, {s}[0] + {0})
sum/0 long {s}[0]
toString/0 String str({s}[0])
compareAndSet/2 boolean {s}[0] == {0} and not {s}.__setitem__(0, {1})
"""),
    "Timer": table("""
cancel/0 void {s}.cancel()
"""),
    "BlockingQueue": table("""
put/1 void {s}.put({0})
add/1 boolean not {s}.put({0}) ;; {s}.put({0})
addLast/1 void {s}.put({0})
offer/1 boolean not {s}.put({0}) ;; {s}.put({0})
offer/3 boolean not {s}.put({0}, timeout=({1} * {2}).total_seconds()) ;; {s}.put({0}, timeout=({1} * {2}).total_seconds())
take/0 <> {s}.get()
takeFirst/0 <> {s}.get()
remove/0 <> {s}.get_nowait()
removeFirst/0 <> {s}.get_nowait()
poll/0 <> {s}.get_nowait() if not {s}.empty() else None
pollFirst/0 <> {s}.get_nowait() if not {s}.empty() else None
peek/0 <> {s}.queue[0] if not {s}.empty() else None
size/0 int {s}.qsize()
isEmpty/0 boolean {s}.empty()
clear/0 void {s}.queue.clear()
contains/1 boolean {0} in {s}.queue
remainingCapacity/0 int {s}.maxsize - {s}.qsize()
iterator/0 Iterator<> deque({s}.queue)
stream/0 Stream<> {s}.queue
"""),
    "CyclicBarrier": table("""
await/0 int {s}.wait()
reset/0 void {s}.reset()
"""),
    "Condition": table("""
await/0 void {s}.wait()
await/2 boolean {s}.wait(({0} * {1}).total_seconds())
signal/0 void {s}.notify()
signalAll/0 void {s}.notify_all()
"""),
}

STATICS: Final[dict[str, str]] = table("""
java.lang.Thread.sleep/1 void time.sleep({0} / 1000)
java.lang.Thread.currentThread/0 Thread threading.current_thread()
java.lang.Thread.interrupted/0 boolean False
java.lang.Thread.yield/0 void time.sleep(0)
java.util.concurrent.ThreadLocalRandom.current/0 Random random.Random()
java.util.concurrent.ConcurrentHashMap.newKeySet/0 Set set()
java.lang.ThreadLocal.withInitial/1 ThreadLocal threading.local()
java.util.concurrent.Executors.newFixedThreadPool/1 ExecutorService ThreadPoolExecutor({0})
java.util.concurrent.Executors.newFixedThreadPool/2 ExecutorService ThreadPoolExecutor({0})
java.util.concurrent.Executors.newCachedThreadPool/0 ExecutorService ThreadPoolExecutor()
java.util.concurrent.Executors.newSingleThreadExecutor/0 ExecutorService ThreadPoolExecutor(1)
java.util.concurrent.Executors.newWorkStealingPool/0 ExecutorService ThreadPoolExecutor()
java.util.concurrent.Executors.newScheduledThreadPool/1 ExecutorService ThreadPoolExecutor({0})
java.util.concurrent.Executors.newSingleThreadScheduledExecutor/0 ExecutorService ThreadPoolExecutor(1)
java.util.concurrent.CompletableFuture.supplyAsync/1 Future ThreadPoolExecutor(1).submit({0})
java.util.concurrent.CompletableFuture.supplyAsync/2 Future {1}.submit({0})
java.util.concurrent.CompletableFuture.runAsync/1 Future ThreadPoolExecutor(1).submit({0})
java.util.concurrent.CompletableFuture.completedFuture/1 Future ThreadPoolExecutor(1).submit(lambda: {0})
java.util.concurrent.CompletableFuture.allOf/* Futures [{*}]
java.util.concurrent.CompletableFuture.runAsync/2 Future {1}.submit({0})
java.util.concurrent.Executors.newCachedThreadPool/1 ExecutorService ThreadPoolExecutor()
java.util.concurrent.Executors.newSingleThreadExecutor/1 ExecutorService ThreadPoolExecutor(1)
java.util.concurrent.Executors.newScheduledThreadPool/2 ExecutorService ThreadPoolExecutor({0})
java.util.concurrent.Executors.newWorkStealingPool/1 ExecutorService ThreadPoolExecutor({0})
java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor/0 ExecutorService ThreadPoolExecutor()
java.util.concurrent.Executors.defaultThreadFactory/0 - None
java.util.concurrent.ForkJoinPool.commonPool/0 ExecutorService ThreadPoolExecutor()
""")

FIELDS: Final[dict[str, str]] = table("""
""")

NEW: Final[dict[str, str]] = table("""
java.lang.Thread/0 Thread threading.Thread()
java.lang.Thread/1 Thread threading.Thread(target={0})
java.lang.Thread/2 Thread threading.Thread(target={0}, name={1})
java.lang.ThreadLocal/0 ThreadLocal threading.local()
java.util.concurrent.ConcurrentLinkedQueue/0 = deque()
java.util.concurrent.CountDownLatch/1 CountDownLatch threading.Semaphore(0)
java.util.concurrent.Semaphore/1 Semaphore threading.Semaphore({0})
java.util.concurrent.locks.ReentrantLock/0 Lock threading.RLock()
java.util.concurrent.atomic.AtomicInteger/0 = [0]
java.util.concurrent.atomic.AtomicInteger/1 = [{0}]
java.util.concurrent.atomic.AtomicLong/0 = [0]
java.util.concurrent.atomic.AtomicLong/1 = [{0}]
java.util.concurrent.atomic.AtomicBoolean/0 = [False]
java.util.concurrent.atomic.AtomicBoolean/1 = [{0}]
java.util.concurrent.atomic.AtomicReference/0 = [None]
java.util.concurrent.atomic.AtomicReference/1 = [{0}]
java.util.concurrent.CompletableFuture/0 Future Future()
java.util.Timer/0 Timer threading.Timer(0, print)
java.util.concurrent.ThreadPoolExecutor/5 ExecutorService ThreadPoolExecutor({1})
java.util.concurrent.ThreadPoolExecutor/6 ExecutorService ThreadPoolExecutor({1})
java.util.concurrent.ThreadPoolExecutor/7 ExecutorService ThreadPoolExecutor({1})
java.util.concurrent.ScheduledThreadPoolExecutor/1 ExecutorService ThreadPoolExecutor({0})
java.util.concurrent.ForkJoinPool/0 ExecutorService ThreadPoolExecutor()
java.util.concurrent.ForkJoinPool/1 ExecutorService ThreadPoolExecutor({0})
java.util.concurrent.ThreadPoolExecutor.AbortPolicy/0 - None
java.util.concurrent.ThreadPoolExecutor.CallerRunsPolicy/0 - None
java.util.concurrent.ThreadPoolExecutor.DiscardPolicy/0 - None
java.util.concurrent.ThreadPoolExecutor.DiscardOldestPolicy/0 - None
java.util.concurrent.LinkedBlockingQueue/0 = queue.Queue()
java.util.concurrent.LinkedBlockingQueue/1 = queue.Queue({0})
java.util.concurrent.ArrayBlockingQueue/1 = queue.Queue({0})
java.util.concurrent.ArrayBlockingQueue/2 = queue.Queue({0})
java.util.concurrent.LinkedBlockingDeque/0 = queue.Queue()
java.util.concurrent.LinkedBlockingDeque/1 = queue.Queue({0})
java.util.concurrent.SynchronousQueue/0 = queue.Queue(1)
java.util.concurrent.PriorityBlockingQueue/0 = queue.PriorityQueue()
java.util.concurrent.ConcurrentLinkedDeque/0 = deque()
java.util.concurrent.Semaphore/2 Semaphore threading.Semaphore({0})
java.util.concurrent.CyclicBarrier/1 CyclicBarrier threading.Barrier({0})
java.util.concurrent.locks.ReentrantLock/1 Lock threading.RLock()
java.util.concurrent.locks.ReentrantReadWriteLock/0 Lock threading.RLock()
java.util.concurrent.atomic.LongAdder/0 AtomicLong [0]
java.util.concurrent.FutureTask/1 Future ThreadPoolExecutor(1).submit({0})
""")
