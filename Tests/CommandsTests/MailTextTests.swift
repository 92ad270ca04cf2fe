import AlbumRules
import Testing

@testable import Commands

@Suite struct MailTextTests {
    @Test func `the subject says what needs the reader, the text is the table`() {
        let mail = MailText(Sample.run, hint: nil, words: ReportWords())
        #expect(mail.subject == "immich-auto-album: 1 album failed, 2 albums held")
        #expect(mail.text.contains("ALBUM        ADDED  REMOVED  TOTAL  HELD"))
        #expect(mail.text.contains("immich-auto-album sync --approve \"Just us two\""))
        #expect(!mail.text.contains("\u{1B}"))
    }

    @Test func `a run that came to nothing says why and what to try`() {
        let mail = MailText(CommandFailure(.unavailable, "the server sleeps", hint: "wake it"))
        #expect(mail.subject == "immich-auto-album: the run failed")
        #expect(mail.text == "The run failed: the server sleeps.\nWhat to try: wake it.\n\nNo album was changed.\n")
        var cut = RunReport(facts: RunFacts(), isPlan: false)
        cut.failure = RunFailure(.unreachable, "no answer")
        let short = MailText(cut, hint: "look", words: ReportWords())
        #expect(short.subject == "immich-auto-album: the run failed")
        #expect(short.text.hasPrefix("The run failed: no answer.\nWhat to try: look.\n"))
    }

    @Test(
        "mail is sent when it was asked for",
        arguments: [
            (NotifySettings.Occasion.errors, [false, false, true]), (.changes, [false, true, true]),
            (.always, [true, true, true]),
        ])
    func occasions(_ occasion: NotifySettings.Occasion, _ expected: [Bool]) {
        let quiet = RunReport(facts: RunFacts(), isPlan: false)
        var changed = quiet
        changed.albums = [Sample.run.albums[0]]
        var held = quiet
        held.albums = [Sample.run.albums[2]]
        #expect(
            [quiet, changed, held].map {
                RunOutcome($0, code: .done, hint: nil, words: ReportWords()).isWanted(occasion)
            } == expected)
    }
}
