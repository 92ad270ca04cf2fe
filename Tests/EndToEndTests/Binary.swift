import Foundation

/// The built program, run as users run it: a process of its own with nothing in its environment but what is given.
enum Binary {
    /// What a run gave.
    struct Outcome: Sendable {
        /// The exit code; 128 + N after signal N.
        var code: Int32
        /// Standard output.
        var results: String
        /// Standard error.
        var messages: String
        /// Both.
        var all: String { results + messages }
    }

    /// Where it is: beside the test bundle, or where `PROGRAM` says (`make test-release`).
    static var path: String {
        if let named = ProcessInfo.processInfo.environment["PROGRAM"] { return named }
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let beside = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
        let places = [beside, root.appending(path: ".build/debug"), root.appending(path: ".build/release")]
        let names = places.map { $0.appending(path: "immich-auto-album").path }
        return names.first { FileManager.default.isExecutableFile(atPath: $0) } ?? names[1]
    }

    /// Runs it to its end; output goes through files, so that no pipe can fill up. A signal is sent once it is time.
    static func run(
        _ words: [String], in folder: String, environment: [String: String],
        signal: Int32 = SIGINT, sentWhen isTime: @escaping @Sendable () async -> Bool = { false }
    ) async throws -> Outcome {
        let process = Process()
        process.executableURL = URL(filePath: path)
        process.arguments = words
        process.environment = environment
        process.currentDirectoryURL = URL(filePath: folder)
        let name = UUID().uuidString
        let files = ["out", "err"].map { URL(filePath: folder).appending(path: ".\(name).\($0)") }
        for file in files { try Data().write(to: file) }
        process.standardOutput = try FileHandle(forWritingTo: files[0])
        process.standardError = try FileHandle(forWritingTo: files[1])
        process.standardInput = FileHandle.nullDevice
        let (ended, feed) = AsyncStream.makeStream(of: Void.self)
        process.terminationHandler = { _ in feed.finish() }
        try process.run()
        async let _: Void = send(signal, to: process.processIdentifier, when: isTime)
        for await _ in ended {}
        let texts = try files.map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }
        for file in files { try FileManager.default.removeItem(at: file) }
        let isSignal = process.terminationReason == .uncaughtSignal
        return Outcome(
            code: process.terminationStatus + (isSignal ? 128 : 0), results: texts[0], messages: texts[1])
    }

    private static func send(_ signal: Int32, to process: Int32, when isTime: @Sendable () async -> Bool) async {
        if await isTime() { kill(process, signal) }
    }
}
