import AlbumRules
import TestSupport
import Testing

@testable import Commands

@Suite struct ReportRenderingTests {
    @Test func `a plan shows each album with what would change and why`() throws {
        let lines = PlanText(Sample.plan, words: ReportWords(), channel: Sink().channel()).lines()
        try Golden.check(lines.joined(separator: "\n") + "\n", against: "reports/plan.txt")
    }

    @Test func `a run ends with the table and the commands that allow what is held`() throws {
        let lines = RunText(Sample.run, words: ReportWords(), channel: Sink().channel()).lines()
        try Golden.check(lines.joined(separator: "\n") + "\n", against: "reports/run.txt")
    }

    @Test func `machines get the same facts`() throws {
        let json = ReportJSON(Sample.plan, exitCode: .held, words: ReportWords()).value.pretty
        try Golden.check(json + "\n", against: "reports/plan.json")
    }

    @Test(
        "the head tells of a quick pass and of the next full scan",
        arguments: [
            (12, 1, "12 changed photos of 100,057 photos, 1 person read again"),
            (0, 0, "nothing new in 100,057 photos"),
        ])
    func quickPass(photos: Int, people: Int, found: String) {
        var facts = Sample.plan.facts
        let hour: Int64 = 3_600_000
        facts.way = .quickPass(
            QuickPassFacts(
                photos: photos, people: people,
                fullScanAt: Instant(milliseconds: facts.startedAt.milliseconds - 6 * hour),
                nextFullScan: Instant(milliseconds: facts.startedAt.milliseconds + 18 * hour)))
        let line = "Quick pass in 104 requests: \(found), next full scan in 18 h; 632 people, 8 albums (6.1 s)"
        #expect(ReportWords().head(facts).last == line)
    }

    @Test func `a run that could not go on does not say that there was nothing to do`() {
        var report = RunReport(facts: RunFacts(), isPlan: false)
        #expect(ReportWords().summary(of: report) == "Nothing to do")
        report.failure = RunFailure(.notPermitted, "the API key lacks the permission albumAsset.delete")
        #expect(ReportWords().summary(of: report) == "Nothing was changed")
        report.isPlan = true
        #expect(ReportWords().summary(of: report) == "0 to add, 0 to remove")
    }

    @Test func `colours change no letter`() {
        let plain = PlanText(Sample.plan, words: ReportWords(), channel: Sink().channel()).lines()
        let coloured = PlanText(Sample.plan, words: ReportWords(), channel: Sink().channel(hasColours: true)).lines()
        let bare = coloured.map { $0.replacing(/\u{1B}\[[0-9]+m/, with: "") }
        #expect(bare == plain)
        #expect(coloured != plain)
    }

    @Test func `nothing of a hostile name reaches the terminal as a command`() {
        var report = Sample.plan
        for index in report.albums.indices {
            report.albums[index].name = "\u{1B}]0;x\u{7}\u{202E}<script>"
            report.albums[index].notes = ["\u{1B}[2J"]
            for photo in report.albums[index].added.indices {
                report.albums[index].added[photo].fileName = "\u{9B}2J\n"
                report.albums[index].added[photo].people = ["\u{1B}c"]
            }
        }
        report.facts.userName = "\u{1B}[31m"
        let texts =
            PlanText(report, words: ReportWords(), channel: Sink().channel()).lines()
            + RunText(report, words: ReportWords(), channel: Sink().channel()).lines()
        for line in texts { #expect(visible(line) == line) }
    }

    @Test(
        "words to copy arrive unchanged in a shell",
        arguments: [
            ("Family", "Family"), ("Just us two", "\"Just us two\""), ("", "\"\""), ("家族", "\"家族\""),
            ("it's $5", "'it'\\''s $5'"), ("a\u{1B}b", "$'a\\U0000001bb'"), ("\"q\"", "'\"q\"'"),
        ])
    func shell(_ text: String, _ word: String) {
        #expect(shellWord(text) == word)
    }

    @Test func `an approval is offered only where it helps`() {
        let offered = Sample.plan.albums.filter { ReportWords().approval(of: $0) != nil }.map(\.name)
        #expect(offered == ["Just us two"])
    }
}
