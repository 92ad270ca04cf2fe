import AlbumRules
import Synchronization
import TestSupport
import Testing

@testable import Commands

@Suite struct LogFileTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private func log(_ name: String, limit: Int = 5_000_000, heard: Sink = Sink()) -> LogFile {
        let channel = heard.channel()
        return LogFile(
            path: folder.path + "/" + name, level: .info, limit: limit,
            now: { Instant(milliseconds: 1_795_552_502_000) }, whenFailing: { channel.line($0) })
    }

    @Test func `a line an event, with time and level, others' text made safe`() {
        let log = log("sync.log")
        log.note(.info, "album \"A\n\u{1B}[2J\"")
        log.note(.debug, "not at this level")
        log.note(.error, "failed")
        #expect(
            folder.text(of: "sync.log")
                == "2026-11-24T20:35:02Z INFO album \"A\\n\\u{1b}[2J\"\n2026-11-24T20:35:02Z ERROR failed\n")
    }

    @Test func `secrets never get in`() {
        let log = log("sync.log")
        log.hide(Secret("abc123"))
        log.hide(Secret(""))
        log.note(.info, "key abc123 in https://x/?apiKey=abc123")
        #expect(folder.text(of: "sync.log")?.contains("abc123") == false)
        #expect(folder.text(of: "sync.log")?.contains("key ••• in") == true)
    }

    @Test func `it turns over at its limit and keeps two old ones`() {
        let log = log("sync.log", limit: 100)
        for number in 1...10 { log.note(.info, "event \(number) " + String(repeating: "x", count: 40)) }
        #expect(folder.text(of: "sync.log")?.contains("event 10 ") == true)
        #expect(folder.text(of: "sync.log.1")?.contains("event 9 ") == true)
        #expect(folder.text(of: "sync.log.2")?.contains("event 8 ") == true)
        #expect(folder.text(of: "sync.log.3") == nil)
    }

    @Test func `a log that cannot be written is told once and fails nothing`() {
        let heard = Sink()
        let log = log("no/such/folder/sync.log", heard: heard)
        log.note(.info, "one")
        log.note(.info, "two")
        #expect(heard.all.split(separator: "\n").count == 1)
        #expect(heard.all.hasPrefix("cannot write the log"))
    }
}
