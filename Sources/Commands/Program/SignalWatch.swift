import AlbumRules
import Dispatch
import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Turns SIGINT and SIGTERM into the cancellation of what runs; a second one ends the process at once.
enum SignalWatch {
    private static let received = Mutex<ExitCode?>(nil)

    /// How the program ends for the signal that came; as for an interrupt when none did.
    static var code: ExitCode { received.withLock { $0 } ?? .interrupted }

    /// Runs something; its exit code becomes that of the signal when one came.
    static func run(_ console: Console, _ body: @escaping @Sendable () async -> ExitCode) async -> ExitCode {
        let (signals, feed) = AsyncStream.makeStream(of: ExitCode.self)
        let sources = [(SIGINT, ExitCode.interrupted), (SIGTERM, ExitCode.terminated)].map { number, code in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number)
            source.setEventHandler { feed.yield(code) }
            source.resume()
            return source
        }
        defer { sources.forEach { $0.cancel() } }
        return await withTaskGroup(of: (isSignal: Bool, code: ExitCode?).self) { group in
            group.addTask { (false, await body()) }
            group.addTask {
                for await code in signals { return (true, code) }
                return (true, nil)
            }
            var ended: ExitCode?
            while let event = await group.next() {
                guard event.isSignal else {
                    feed.finish()
                    group.cancelAll()
                    return ended ?? event.code ?? .done
                }
                guard let code = event.code else { continue }
                ended = code
                received.withLock { $0 = code }
                console.messages.line("ending after what is under way; once more to end at once")
                group.cancelAll()
                group.addTask {
                    for await code in signals { exit(code.rawValue) }
                    return (true, nil)
                }
            }
            return ended ?? .done
        }
    }
}
