import AlbumRules
import Testing

@Suite struct `Guards of a change` {
    func removing(_ count: Int, of own: Int, adding: Int = 0, clockOnly: Int = 0, byHand: Int = 0) -> AlbumChange {
        let removals = (0..<count).map(photo)
        return AlbumChange(
            additions: (5000..<5000 + adding).map(photo), removals: removals,
            clockOnlyRemovals: Set(removals.prefix(clockOnly)), handAddedRemovals: Set(removals.prefix(byHand)),
            ownCount: own, hasAddedBefore: true)
    }

    func guards(
        members: Int = 1000, wanted: Int = 500, _ settings: AlbumSettings = AlbumSettings(), shared: Bool = false,
        approvedHandAdded: Bool = false, library: Guards.Canary? = nil, people: [String: Guards.Canary] = [:]
    ) -> Guards {
        Guards(
            settings: settings, memberCount: members, wantedCount: wanted, isSeenByOthers: shared,
            handAddedRemovalsApproved: approvedHandAdded, library: library, people: people)
    }

    @Test(arguments: [
        (20, 30, nil), (21, 30, 20), (20, 0, nil), (21, 200, 20), (23, 230, nil), (24, 230, 23), (100, 1000, nil),
        (101, 1000, 100), (100, 1009, nil),
    ])
    func `removals beyond twenty and a tenth of the ledger wait`(count: Int, own: Int, limit: Int?) {
        let holds = guards().holds(on: removing(count, of: own))
        #expect(holds == (limit.map { [.manyRemovals(count: count, of: own, limit: $0)] } ?? []))
    }

    @Test func `a part that is no exact binary fraction is still exact`() {
        let settings = AlbumSettings(limits: AlbumSettings.Limits(remove: 0.29))
        #expect(guards(settings).removalLimit(ownCount: 100) == 29)
    }

    @Test func `what only time puts out is told apart`() {
        let change = AlbumChange(removals: [photo(1), photo(2)], clockOnlyRemovals: [photo(2)])
        #expect(
            guards(members: 9).notes(on: change)
                == ["1 photo leaves only because time passed; that counts against no limit"])
    }

    @Test func `what only time puts out is not counted`() {
        #expect(guards().holds(on: removing(300, of: 400, clockOnly: 280)).isEmpty)
        #expect(guards(members: 30, wanted: 0).holds(on: removing(30, of: 30, clockOnly: 30)).isEmpty)
    }

    @Test func `an album is never emptied without asking`() {
        #expect(guards(members: 3, wanted: 0).holds(on: removing(3, of: 3)) == [.emptying(removals: 3)])
        #expect(guards(members: 5, wanted: 0).holds(on: removing(3, of: 3)) == [.emptying(removals: 3)])
        #expect(guards(members: 3, wanted: 2).holds(on: removing(3, of: 3)) == [.emptying(removals: 3)])
        #expect(guards(members: 3, wanted: 2).holds(on: removing(3, of: 3, adding: 1)).isEmpty)
        #expect(guards(members: 3, wanted: 0, AlbumSettings(whenEmpty: .clear)).holds(on: removing(3, of: 3)).isEmpty)
    }

    @Test(arguments: [(200, 0, false), (201, 0, true), (500, 1000, false), (501, 1000, true)])
    func `many additions where others look on wait`(count: Int, members: Int, isHeld: Bool) {
        let change = removing(0, of: 10, adding: count)
        #expect(guards(members: members, shared: true).holds(on: change).isEmpty == !isHeld)
        #expect(guards(members: members, shared: false).holds(on: change).isEmpty)
    }

    @Test(arguments: [(5000, false, 0), (5001, false, 1), (5001, true, 0)])
    func `very many additions to a private album are worth a word`(count: Int, shared: Bool, words: Int) {
        let change = removing(0, of: 10, adding: count)
        #expect(guards(members: 20_000, shared: shared).notes(on: change).count == words)
        if !shared { #expect(guards(members: 20_000).holds(on: change).isEmpty) }
    }

    @Test func `the first fill of a shared album waits`() {
        var change = removing(0, of: 10, adding: 1)
        change.hasAddedBefore = false
        #expect(guards(shared: true).holds(on: change) == [.firstSharedFill(count: 1)])
    }

    @Test func `what an approval of the first fill did not cover stays part of the first fill`() {
        var guards = guards(members: 30, shared: true)
        #expect(guards.holds(on: removing(0, of: 30, adding: 40)).isEmpty)
        guards.isFirstFillOpen = true
        #expect(guards.holds(on: removing(0, of: 30, adding: 40)) == [.firstSharedFill(count: 40)])
        #expect(guards.holds(on: removing(2, of: 30)).isEmpty)
    }

    @Test
    func `a run in which nothing could be decided asks to be tried again, one in which something could is partly done`()
    {
        func code(_ failures: [RunFailure.Kind?], held: Bool = false) -> ExitCode {
            var report = RunReport(facts: RunFacts(), isPlan: false)
            report.albums = failures.map { kind in
                var plan = AlbumPlan(name: "A", place: Place(file: "", line: 1, column: 1))
                plan.failure = kind.map { RunFailure($0, "counts do not agree") }
                if held, kind == nil { plan.holds = [.emptying(removals: 1)] }
                return AlbumReport(plan: plan)
            }
            return ExitCode(of: report)
        }
        #expect(code([.incomplete]) == .tryAgainLater && code([.incomplete, .incomplete]) == .tryAgainLater)
        #expect(code([.incomplete, nil]) == .partlyDone && code([.incomplete, nil], held: true) == .partlyDone)
        #expect(
            code([.incomplete, .unexpected]) == .partlyDone && code([.incomplete, .notPermitted]) == .notPermitted)
    }

    @Test(arguments: [(1000, 900, false), (1000, 899, true), (0, 0, false), (10, 9, false), (10, 8, true)])
    func `a library that lost more than a tenth takes nothing out`(before: Int, now: Int, isHeld: Bool) {
        let canary = Guards.Canary(before: before, now: now)
        let holds = guards(library: canary).holds(on: removing(1, of: 30))
        #expect(holds == (isHeld ? [.libraryShrank(from: before, to: now)] : []))
        #expect(guards(library: canary).holds(on: removing(0, of: 30, adding: 3)).isEmpty)
    }

    @Test(arguments: [(100, 50, false), (100, 49, true), (1, 0, true), (0, 0, false)])
    func `a person who lost more than half the photos holds the album`(before: Int, now: Int, isHeld: Bool) {
        let people = ["Emma": Guards.Canary(before: before, now: now)]
        let holds = guards(people: people).holds(on: removing(0, of: 30, adding: 2))
        #expect(holds == (isHeld ? [.personShrank(name: "Emma", from: before, to: now)] : []))
    }

    @Test func `hand-added photos are taken out only after one approval, the others at once`() {
        let change = removing(4, of: 40, adding: 1, byHand: 3)
        let holds = guards().holds(on: change)
        #expect(holds == [.handAddedRemovals(count: 3)])
        #expect(guards(approvedHandAdded: true).holds(on: change).isEmpty)
        let guarded = GuardedChange(change, guards: guards())
        #expect(guarded.additions == change.additions)
        #expect(guarded.removals == [photo(3)])
        #expect(guarded.heldRemovals == [photo(0), photo(1), photo(2)])
    }

    @Test func `held means held until it is approved`() {
        let change = removing(30, of: 30, adding: 2)
        let held = GuardedChange(change, guards: guards())
        let hold = Hold.manyRemovals(count: 30, of: 30, limit: 20)
        #expect(held.additions.isEmpty && held.removals.isEmpty && held.holds == [hold])
        #expect(held.heldRemovals == change.removals && held.heldAdditions == change.additions)
        let approved = GuardedChange(change, guards: guards(), approval: .everything)
        #expect(approved.removals == change.removals && approved.holds.isEmpty && approved.lifted == [hold])
    }

    @Test func `an approval covers what was shown, and the rest passes the guards by itself or waits`() {
        let change = removing(45, of: 300, adding: 2)
        let shown = ShownChanges(additions: [photo(5000)], removals: Set((0..<20).map(photo)))
        let within = GuardedChange(change, guards: guards(), approval: .shown(shown))
        #expect(within.holds.isEmpty && within.removals == change.removals && within.additions == change.additions)
        #expect(within.lifted == [.manyRemovals(count: 45, of: 300, limit: 30)])
        let fewer = ShownChanges(additions: [photo(5000)], removals: Set((0..<14).map(photo)))
        let beyond = GuardedChange(change, guards: guards(), approval: .shown(fewer))
        #expect(beyond.holds == [.manyRemovals(count: 31, of: 300, limit: 30)])
        #expect(beyond.removals == (0..<14).map(photo) && beyond.heldRemovals == (14..<45).map(photo))
        #expect(beyond.additions == [photo(5000)] && beyond.heldAdditions == [photo(5001)])
        let none = GuardedChange(change, guards: guards(), approval: .shown(ShownChanges()))
        #expect(none == GuardedChange(change, guards: guards()))
    }

    @Test func `hand-added photos that were not shown stay`() {
        let change = removing(4, of: 40, byHand: 3)
        let shown = ShownChanges(removals: [photo(0), photo(1)])
        let guarded = GuardedChange(change, guards: guards(), approval: .shown(shown))
        #expect(guarded.removals == [photo(0), photo(1), photo(3)] && guarded.heldRemovals == [photo(2)])
        #expect(guarded.holds == [.handAddedRemovals(count: 1)])
    }

    @Test func `a small library holds removals only`() {
        let change = removing(3, of: 30, adding: 2)
        let guarded = GuardedChange(change, guards: guards(library: Guards.Canary(before: 9, now: 1)))
        #expect(guarded.additions == change.additions && guarded.removals.isEmpty)
        #expect(guarded.heldRemovals == change.removals)
    }
}

@Suite struct `Exit codes` {
    static let place = Place(file: "albums.yaml", line: 1, column: 1)

    func album(_ failure: RunFailure.Kind? = nil, held: Bool = false, adds: Bool = false) -> AlbumReport {
        var plan = AlbumPlan(name: "A", place: Self.place)
        plan.failure = failure.map { RunFailure($0, "trouble") }
        if held { plan.holds = [.emptying(removals: 1)] }
        if adds { plan.additions = [PhotoChange(id: photo(1))] }
        return AlbumReport(plan: plan)
    }

    func report(_ albums: [AlbumReport], failure: RunFailure.Kind? = nil) -> RunReport {
        RunReport(
            facts: RunFacts(), isPlan: false, albums: albums, failure: failure.map { RunFailure($0, "trouble") })
    }

    @Test func `the graver outcome wins`() {
        #expect(ExitCode(of: report([])) == .done)
        #expect(ExitCode(of: report([album(adds: true)])) == .done)
        #expect(ExitCode(of: report([album(adds: true)]), reportsPending: true) == .changesPending)
        #expect(ExitCode(of: report([album(adds: true), album(held: true)]), reportsPending: true) == .held)
        #expect(ExitCode(of: report([album(held: true), album(.unexpected)])) == .partlyDone)
        #expect(ExitCode(of: report([album(held: true), album(.unexpected), album(.notPermitted)])) == .notPermitted)
        #expect(ExitCode(of: report([album(.unreachable), album(.notPermitted)])) == .unavailable)
        #expect(ExitCode(of: report([album(.notPermitted), album(.internalError)])) == .internalError)
    }

    @Test(arguments: [
        (RunFailure.Kind.unexpected, ExitCode.failed), (.unreachable, .unavailable), (.unsupported, .unavailable),
        (.notPermitted, .notPermitted), (.incomplete, .tryAgainLater), (.state, .cannotWrite), (.busy, .tryAgainLater),
        (.interrupted, .interrupted), (.internalError, .internalError),
    ])
    func `a run that failed tells why`(kind: RunFailure.Kind, code: ExitCode) {
        #expect(ExitCode(of: report([album(held: true)], failure: kind)) == code)
    }

    @Test func `a photo that the server refused makes the run partly done`() {
        var refused = album()
        refused.refused = [PhotoRefusal(photo: PhotoChange(id: photo(1)), answer: "no permission")]
        #expect(ExitCode(of: report([refused])) == .partlyDone)
    }
}
