import Foundation

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension Stage {
    /// Runs the program with a terminal that somebody types on, at each question or all `ahead`; what the screen showed
    /// comes back.
    func runOnTerminal(
        _ words: [String], typing text: String, ahead: Bool = false
    ) async throws -> (code: Int32, screen: String) {
        let main = open("/dev/ptmx", O_RDWR | O_NOCTTY)
        var unlocked: Int32 = 0
        var number: Int32 = 0
        // TIOCSPTLCK and TIOCGPTN, which Swift does not import.
        guard main >= 0, ioctl(main, 0x4004_5431, &unlocked) == 0, ioctl(main, 0x8004_5430, &number) == 0 else {
            throw CocoaError(.fileNoSuchFile)
        }
        let name = "/dev/pts/\(number)"
        let terminal = open(name, O_RDWR | O_NOCTTY)
        let process = Process()
        process.executableURL = URL(filePath: Binary.path)
        process.arguments = words
        process.environment = ["HOME": folder.path]
        process.currentDirectoryURL = folder
        let handle = FileHandle(fileDescriptor: terminal, closeOnDealloc: false)
        process.standardInput = handle
        process.standardOutput = handle
        process.standardError = handle
        let (ended, feed) = AsyncStream.makeStream(of: Void.self)
        process.terminationHandler = { _ in feed.finish() }
        if ahead { Self.type(text, on: main) }
        try process.run()
        let lines = ahead ? [] : text.split(separator: "\n").map(String.init)
        let screen = Task.detached { Self.talk(main, answers: lines) }
        for await _ in ended {}
        if Task.isCancelled {
            process.terminate()
            process.waitUntilExit()
        }
        close(terminal)
        let shown = await screen.value
        close(main)
        return (process.terminationStatus, shown)
    }

    /// Types an answer whenever a question stands on the screen; ends when the terminal does.
    private static func talk(_ terminal: Int32, answers: [String]) -> String {
        var answers = answers[...]
        var shown = ""
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = read(terminal, &buffer, buffer.count)
            guard count > 0 else { return shown }
            shown += String(decoding: buffer[0..<count], as: UTF8.self)
            if shown.hasSuffix(": "), let answer = answers.popFirst() {
                type("\(answer)\n", on: terminal)
            }
        }
    }

    private static func type(_ text: String, on terminal: Int32) {
        try? FileHandle(fileDescriptor: terminal, closeOnDealloc: false).write(contentsOf: Data(text.utf8))
    }
}
