import AlbumRules
import TestSupport
import Testing

@Suite struct `What choosing made of one photo` {
    static let north = (52.5217, 13.405)

    /// A match and others around it, in the order of their numbers.
    static let candidates: [AlbumSelection.Candidate] = [
        .init(shot(1, minutes: 0, rating: 5, cover: 2, at: `Choosing among the matches`.berlin)),
        .init(shot(2, minutes: 1, cover: 2), isMatch: false),
        .init(shot(3, minutes: 12, at: north), isMatch: false),
        .init(shot(4, minutes: 600, rating: 2)),
        .init(shot(5, minutes: 601, rating: 1)),
        .init(shot(6, minutes: 602, rating: 1), isSettled: false),
        .init(shot(7, minutes: 5000), isMatch: false),
    ]

    private func account(_ number: Int, _ selection: AlbumSelection) -> SelectionAccount {
        SelectionAccount(of: photo(number), among: Self.candidates, selection)
    }

    @Test func `near a match in time, and in place as far as both are known`() {
        let near = AlbumSelection(nearby: NearbySelection(span: .seconds(1800), kilometres: 1))
        #expect(account(2, near).steps == [.near(photo(1), apart: .seconds(60), kilometres: nil)])
        guard case .near(let match, let apart, let kilometres?)? = account(3, near).steps.first else {
            Issue.record("\(account(3, near))")
            return
        }
        #expect(match == photo(1) && apart == .seconds(720))
        #expect(abs(kilometres - 0.189) < 0.001)
        #expect(!account(7, near).isWanted && account(7, near).steps.isEmpty)
        #expect(account(1, near) == SelectionAccount(isMatch: true, isWanted: true))
        #expect(account(6, near) == SelectionAccount(isMatch: true, isWanted: true, isWaiting: true))
    }

    @Test func `with its stack, as its top photo, and behind it`() {
        #expect(account(2, AlbumSelection(stacks: .whole)).steps == [.stack(photo(1), isTop: true)])
        let cover = AlbumSelection(stacks: .cover)
        #expect(account(2, cover).steps == [.stack(photo(1), isTop: true)] && account(2, cover).isWanted)
        #expect(account(1, cover).steps == [.covered(by: photo(2), isThere: true)] && !account(1, cover).isWanted)
        let others = Self.candidates.filter { $0.photo.id != photo(2) }
        #expect(
            SelectionAccount(of: photo(1), among: others, cover).steps == [.covered(by: photo(2), isThere: false)])
    }

    @Test func `behind better and newer ones`() {
        let best = AlbumSelection(bestOf: BestOfSelection(count: 1, period: .day))
        #expect(account(4, best).steps == [.outdone(by: [photo(1)])])
        #expect(account(1, best).steps == [])
        let newest = AlbumSelection(newest: NewestSelection(count: 1))
        #expect(account(1, newest).steps == [.pushedOut(newer: 2)])
        #expect(account(5, newest).isWanted && account(5, newest).steps == [])
        let both = AlbumSelection(nearby: NearbySelection(span: .seconds(1800)), newest: NewestSelection(count: 2))
        #expect(
            account(3, both).steps == [
                .near(photo(1), apart: .seconds(720), kilometres: nil), .pushedOut(newer: 2),
            ])
    }

    @Test(arguments: 0..<200)
    func `the account says what the choice does, and never without a reason`(seed: Int) {
        var numbers = Dice(seed: UInt64(seed) &+ 77)
        let candidates = `Laws of choosing among photos`.candidates(&numbers, count: 40)
        let selection = `Laws of choosing among photos`.selection(&numbers)
        let choice = selection.choose(candidates)
        for candidate in candidates {
            let account = SelectionAccount(of: candidate.photo.id, among: candidates, selection)
            #expect(account.isWanted == choice.wanted.contains(candidate.photo.id))
            #expect(account.isWaiting == choice.unsettled.contains(candidate.photo.id))
            if account.isMatch != account.isWanted { #expect(!account.steps.isEmpty, "\(candidate) \(selection)") }
            let steps = account.steps.filter { step in
                switch step {
                case .near, .stack: false
                case .covered, .outdone, .pushedOut: true
                }
            }
            #expect(steps.isEmpty || !account.isWanted)
        }
        // What comes along and what stays out adds up.
        let matching = candidates.count { $0.isMatch }
        #expect(
            matching + choice.near.count + choice.stackMates.count - choice.covered.count - choice.outdone.count
                - choice.pushedOut.count == choice.wanted.count)
    }
}
