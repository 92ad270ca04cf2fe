import CCurl
import Synchronization

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The thread's work and what it shares with callers; lives as long as either.
final class TransferLoop: Sendable {
    typealias Answer = Result<TransferOutcome, TransferFailure>
    typealias Asker = CheckedContinuation<Answer, Never>

    private typealias Running = [Int: (transfer: Transfer, asker: Asker)]

    private struct Mailbox {
        var lastID = 0
        var orders: [(id: Int, order: TransferOrder, asker: Asker)] = []
        var cancelled: Set<Int> = []
        var isClosed = false
    }

    /// The multi handle. Unchecked because the library allows exactly `curl_multi_wakeup` from other threads, and that is
    /// the one call made from them; the thread frees it only after the last owner closed the mailbox.
    private struct Multi: @unchecked Sendable {
        let pointer: UnsafeMutableRawPointer
    }

    private let multi: Multi
    private let mailbox = Mutex(Mailbox())

    /// Starts the thread; nil when the library or the system refuses.
    init?() {
        guard let pointer = curl_multi_init() else { return nil }
        ccurl_multi_set_long(pointer, CURLMOPT_MAXCONNECTS, 16)
        multi = Multi(pointer: pointer)
        guard start() else {
            curl_multi_cleanup(pointer)
            return nil
        }
    }

    func newID() -> Int {
        mailbox.withLock {
            $0.lastID += 1
            return $0.lastID
        }
    }

    func submit(id: Int, _ order: TransferOrder, for asker: Asker) {
        mailbox.withLock { $0.orders.append((id, order, asker)) }
        curl_multi_wakeup(multi.pointer)
    }

    func cancel(id: Int) {
        mailbox.withLock { _ = $0.cancelled.insert(id) }
        curl_multi_wakeup(multi.pointer)
    }

    /// Drops a cancellation that came too late to matter.
    func forget(id: Int) {
        mailbox.withLock { _ = $0.cancelled.remove(id) }
    }

    /// Ends the thread. Under the lock, so that the handle cannot be freed between closing and waking.
    func close() {
        mailbox.withLock {
            $0.isClosed = true
            _ = curl_multi_wakeup(multi.pointer)
        }
    }

    private func start() -> Bool {
        #if canImport(Darwin)
            var thread: pthread_t?
        #else
            var thread = pthread_t()
        #endif
        let context = Unmanaged.passRetained(self).toOpaque()
        let failure = pthread_create(&thread, nil, Self.entry, context)
        guard failure == 0 else {
            Unmanaged<TransferLoop>.fromOpaque(context).release()
            return false
        }
        #if canImport(Darwin)
            if let thread { pthread_detach(thread) }
        #else
            pthread_detach(thread)
        #endif
        return true
    }

    #if canImport(Darwin)
        private static let entry: @convention(c) (UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? = {
            Unmanaged<TransferLoop>.fromOpaque($0).takeRetainedValue().work()
            return nil
        }
    #else
        private static let entry: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = {
            if let context = $0 { Unmanaged<TransferLoop>.fromOpaque(context).takeRetainedValue().work() }
            return nil
        }
    #endif

    private func work() {
        ignoreBrokenPipes()
        var running: Running = [:]
        while serveMailbox(&running) {
            advance(&running)
        }
        for (transfer, asker) in running.values {
            curl_multi_remove_handle(multi.pointer, transfer.handle)
            asker.resume(returning: .failure(.cancelled))
        }
        mailbox.withLock { _ in _ = curl_multi_cleanup(multi.pointer) }
    }

    /// The TLS library writes to sockets without asking for silence; a peer that went away must not end the program.
    private func ignoreBrokenPipes() {
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGPIPE)
        pthread_sigmask(SIG_BLOCK, &signals, nil)
    }

    /// Begins and breaks off what callers asked for; false once closed.
    private func serveMailbox(_ running: inout Running) -> Bool {
        let (orders, cancelled, isClosed) = mailbox.withLock { box in
            defer { box.orders = [] }
            return (box.orders, box.cancelled, box.isClosed)
        }
        for (id, order, asker) in orders {
            if isClosed || cancelled.contains(id) {
                asker.resume(returning: .failure(.cancelled))
            } else if let transfer = Transfer(order), begin(transfer, id: id) {
                running[id] = (transfer, asker)
            } else {
                asker.resume(returning: .failure(.unavailable))
            }
        }
        for id in cancelled {
            guard let (transfer, asker) = running.removeValue(forKey: id) else { continue }
            curl_multi_remove_handle(multi.pointer, transfer.handle)
            asker.resume(returning: .failure(.cancelled))
        }
        return !isClosed
    }

    private func begin(_ transfer: Transfer, id: Int) -> Bool {
        ccurl_set_pointer(transfer.handle, CURLOPT_PRIVATE, UnsafeMutableRawPointer(bitPattern: id)) == CURLE_OK
            && curl_multi_add_handle(multi.pointer, transfer.handle) == CURLM_OK
    }

    /// Lets the library read and write, answers whom it is done with, and sleeps until something moves.
    private func advance(_ running: inout Running) {
        var active: Int32 = 0
        var left: Int32 = 0
        curl_multi_perform(multi.pointer, &active)
        while let message = curl_multi_info_read(multi.pointer, &left) {
            var result = CURLE_OK
            var tag: UnsafeMutablePointer<CChar>?
            guard let handle = ccurl_finished(message, &result) else { continue }
            ccurl_get_pointer(handle, CURLINFO_PRIVATE, &tag)
            guard let (transfer, asker) = running.removeValue(forKey: Int(bitPattern: tag)) else { continue }
            curl_multi_remove_handle(multi.pointer, handle)
            asker.resume(returning: transfer.finish(result))
        }
        curl_multi_poll(multi.pointer, nil, 0, running.isEmpty ? 60_000 : 1_000, nil)
    }
}
