import Testing

@testable import AlbumRules
@testable import AlbumSync
@testable import Commands

/// What `why` says of one photo in one album.
@Suite struct StandingTextTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var said: String
        var settings = AlbumSettings()
        var change: @Sendable (inout PhotoInquiry.Standing, inout PhotoInquiry) -> Void
        var testDescription: String { said }

        init(
            _ said: String,
            _ change: @escaping @Sendable (inout PhotoInquiry.Standing, inout PhotoInquiry) -> Void = { _, _ in }
        ) {
            self.said = said
            self.change = change
        }

        init(
            _ said: String, settings: (inout AlbumSettings) -> Void,
            _ change: @escaping @Sendable (inout PhotoInquiry.Standing, inout PhotoInquiry) -> Void = { _, _ in }
        ) {
            self.said = said
            settings(&self.settings)
            self.change = change
        }
    }

    static let moment = Instant(milliseconds: 1_795_552_502_000)
    static let other = AssetID(high: 1, low: 2)

    static func account(_ isMatch: Bool, _ isWanted: Bool, _ steps: SelectionAccount.Step...) -> SelectionAccount {
        SelectionAccount(isMatch: isMatch, isWanted: isWanted, steps: steps)
    }

    static let cases: [Case] = [
        Case("it belongs, and the next run adds it"),
        Case("it belongs, and it is in the album") { standing, _ in standing.isMember = true },
        Case("it does not belong, and it is not in the album") { standing, _ in
            standing.account = account(false, false)
        },
        Case(
            "it matches, but 231 newer photos come first (newest: 200); it is not in the album",
            settings: { $0.selection.newest = NewestSelection(count: 200) }
        ) { standing, _ in standing.account = account(true, false, .pushedOut(newer: 231)) },
        Case(
            """
            it does not match by itself, but it is taken along, as it lies 12 minutes and 1.3 km from IMG_2041.jpg \
            (nearby); it belongs, and the next run adds it
            """
        ) { standing, _ in
            standing.account = account(false, true, .near(other, apart: .seconds(725), kilometres: 1.31))
        },
        Case(
            """
            it does not match by itself, but it is taken along, as it lies less than a minute from IMG_2041.jpg (nearby), \
            but 3 newer photos come first (newest: 3); the next run takes it out
            """, settings: { $0.selection.newest = NewestSelection(count: 3) }
        ) { standing, _ in
            standing.account = account(
                false, false, .near(other, apart: .seconds(5), kilometres: nil), .pushedOut(newer: 3))
            standing.isMember = true
            standing.entry = Ledger.Entry(origin: .added, since: moment)
        },
        Case(
            "it matches, but IMG_2041.jpg, the top photo of its stack, stands for it (stacks: cover); it is not in the album"
        ) { standing, _ in standing.account = account(true, false, .covered(by: other, isThere: true)) },
        Case(
            """
            it does not match by itself, but as the top photo it stands for its stack, where IMG_2041.jpg matches \
            (stacks: cover); it belongs, and it is in the album
            """
        ) { standing, _ in
            standing.account = account(false, true, .stack(other, isTop: true))
            standing.isMember = true
        },
        Case(
            "it matches, but of its day IMG_2041.jpg is better (best_of); nothing is removed here (mode: add)",
            settings: {
                $0.selection.bestOf = BestOfSelection(count: 1, period: .day)
                $0.mode = .add
            }
        ) { standing, _ in
            standing.account = account(true, false, .outdone(by: [other]))
            standing.isMember = true
        },
        Case(
            "it is not in the album; it is in the archive, and such photos are left out (archived: leave_out)"
        ) { _, inquiry in inquiry.photo.visibility = .archive },
        Case("it belongs, and the next run adds it", settings: { $0.archived = .include }) { _, inquiry in
            inquiry.photo.visibility = .archive
        },
        Case(
            "it is not in the album; it is not in the archive, and only archived photos belong here (archived: only)",
            settings: { $0.archived = .only }),
        Case("it is not in the album; it is Ben's photo, and those are left alone (partner: leave_out)") { _, inquiry in
            inquiry.owner = "Ben"
        },
        Case("it belongs, and the next run adds it", settings: { $0.partner = .include }) { _, inquiry in
            inquiry.owner = ""
        },
        Case(
            """
            it belongs, but it was uploaded lately and waits until 2026-11-24T20:35:02Z, so that faces have time to be \
            found (settle)
            """
        ) { standing, inquiry in
            standing.account?.isWaiting = true
            inquiry.waitsUntil = moment
        },
        Case(
            """
            it belongs, but somebody took it out by hand (seen 2026-11-24T20:35:02Z), so it stays out (hand_removed: \
            respect)
            """
        ) { standing, _ in
            standing.entry = Ledger.Entry(origin: .added, standing: .handRemoved, since: moment)
        },
        Case("it belongs, but the album was held at the last run: would take out all 5 photos and leave nothing") {
            standing, _ in standing.heldBefore = ["would take out all 5 photos and leave nothing"]
        },
        Case("it does not belong, but somebody added it by hand, so it stays") { standing, _ in
            standing.account = account(false, false)
            standing.isMember = true
        },
        Case("it does not belong, but photos of others are left alone", settings: { $0.partner = .include }) {
            standing, inquiry in
            standing.account = account(false, false)
            standing.isMember = true
            inquiry.owner = "Ben"
        },
    ]

    @Test(arguments: cases)
    func `one sentence says what is true and what follows`(_ example: Case) {
        let line = Verdict(form: .line, text: "people: Mia", place: nil, holds: true, actual: "Mia", parts: [])
        var inquiry = PhotoInquiry(photo: Self.photo, verdict: line, people: ["Mia"])
        inquiry.others[Self.other] = PhotoChange(id: Self.other, fileName: "IMG_2041.jpg")
        var standing = PhotoInquiry.Standing(name: "Mia", account: Self.account(true, true))
        example.change(&standing, &inquiry)
        #expect(StandingText(standing, inquiry, example.settings).conclusion == example.said)
    }

    static let photo = Photo(
        id: AssetID(high: 1, low: 1), owner: UserID(high: 2, low: 1), kind: .image, takenAt: moment,
        takenOnClock: WallTime(milliseconds: moment.milliseconds), uploadedAt: moment, updatedAt: moment,
        fileName: "IMG_2040.jpg")
}
