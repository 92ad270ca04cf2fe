import AlbumRules
import AlbumSync
import Foundation
import ImmichSimulator
import PhotoLibrary
import Testing

/// A run is killed at each of its points in turn; the next one must bring everything where an undisturbed run brings it.
@Suite struct `A run killed at every point` {
    static let rules = """
        albums:
        - {name: Emma, all: {people: Emma}}
        - {name: Best, all: {favorite: true}}
        - {name: Family Faces, mode: mirror, all: {people: Liam}}
        """

    /// What is killed.
    enum Kind: CaseIterable {
        case sync, savedPlan, undo

        /// Photos in one request: a sync is cut into many, to have more points.
        var batchSize: Int { self == .sync ? 16 : 40 }
    }

    /// What is to be the same whether a run was killed or not.
    struct Result: Equatable {
        var members: [String: Set<AssetID>] = [:]
        var ledger: [String: [AssetID: Standing]] = [:]
        var moves: [String: Set<Move>] = [:]
        var totals: [String: Int] = [:]
        var created: [String: Bool] = [:]
        var albums: [String: Int] = [:]

        struct Standing: Equatable {
            var origin: Ledger.Entry.Origin
            var standing: Ledger.Entry.Standing
        }

        struct Move: Hashable {
            var photo: AssetID
            var kind: MemberEvent.Kind
        }
    }

    /// A house in which something of every kind is to be done, and what does it.
    private struct Scene {
        let house: House
        let kind: Kind
        /// The last run before.
        let first: Int64
        var plan: SavedPlan?

        func engine(_ house: House, _ cut: CutOff? = nil) async throws -> SyncEngine {
            let names = kind == .undo ? ["Emma", "Best", "Family Faces"] : []
            return try await house.engine(
                `A run killed at every point`.rules, approve: names, batchSize: kind.batchSize, cut: cut)
        }

        /// Does it, or goes on with what was left of it.
        func act(_ house: House, _ cut: CutOff? = nil) async throws -> RunReport {
            switch (kind, plan) {
            case (.undo, _): try await engine(house, cut).undo(first)
            case (.savedPlan, let plan?): try await engine(house, cut).apply(plan)
            default: try await engine(house, cut).run()
            }
        }

        /// What the next try would do.
        func look(_ house: House) async throws -> RunReport {
            try await kind == .undo ? engine(house).planUndo(of: first) : engine(house).plan()
        }
    }

    /// Two albums were kept before, one is new, photos come and go.
    private func scene(_ kind: Kind, in house: House) async throws -> Scene {
        let earlier = """
            albums:
            - {name: Best, all: {favorite: true}}
            - {name: Family Faces, mode: mirror, all: {people: Emma}}
            """
        _ = try await house.run(earlier)
        _ = try await house.run(earlier, approve: ["Family Faces"])
        for name in ["summer-00", "summer-02", "summer-04"] {
            try house.simulator.setFavorite(false, asset: house.id(name))
        }
        for name in ["summer-01", "summer-03", "summer-05"] {
            try house.simulator.setFavorite(true, asset: house.id(name))
        }
        if kind == .undo {
            #expect(ExitCode(of: try await house.run(Self.rules)) == .done)
        }
        let plan = kind == .savedPlan ? try await house.engine(Self.rules, batchSize: 40).planToKeep().saved : nil
        return Scene(house: house, kind: kind, first: try await house.state().runs(latest: 1)[0].id, plan: plan)
    }

    private func result(_ house: House, after first: Int64, total report: RunReport) async throws -> Result {
        let state = try await house.state()
        var result = Result()
        for (name, album) in try await state.albums() {
            let id = EntityID(high: album.id.high, low: album.id.low)
            result.members[name] = Set(try house.simulator.members(of: id).map { AssetID(high: $0.high, low: $0.low) })
            result.ledger[name] = try await state.ledger(of: album.id).entries
                .mapValues { Result.Standing(origin: $0.origin, standing: $0.standing) }
            result.created[name] = album.isCreated
            result.albums[name] = house.simulator.albums(named: name).count
            for run in try await state.runs(latest: 20) where run.id > first {
                for move in try await state.photos(movedBy: run.id) where move.album == album.id {
                    result.moves[name, default: []].insert(Result.Move(photo: move.photo.id, kind: move.kind))
                }
            }
        }
        for album in report.albums { result.totals[album.name] = album.total }
        return result
    }

    private func undisturbed(_ scene: Scene) async throws -> (Result, points: [String], RunReport) {
        let house = try scene.house.copy()
        let cut = CutOff(at: nil, of: house.stateFolder, through: house.transport)
        let report = try await scene.act(house, cut)
        #expect(ExitCode(of: report) == .done, "\(report.albums.flatMap(\.holds))")
        return (try await result(house, after: scene.first, total: report), cut.points, report)
    }

    @Test(arguments: House.releases, Kind.allCases)
    func `is finished by the next one, and the outcome is the same`(release: String, kind: Kind) async throws {
        try await House.with(release, change: `A fault at every request`.withoutGuests) { house in
            // A plan is for one address: that of all copies.
            let scene = try await scene(kind, in: try house.copy())
            let (expected, points, whole) = try await undisturbed(scene)
            let places = ["state", "before PUT", "after PUT", "before DELETE", "after DELETE"]
            let makings = kind == .undo ? [] : ["before POST", "after POST"]
            #expect(points.count > (kind == .sync ? 25 : 15) && Set(points) == Set(places + makings), "\(points)")
            for (index, point) in points.enumerated() {
                let place = Comment(rawValue: "\(kind) killed at point \(index + 1): \(point)")
                try await kill(scene, at: index + 1, place, isLast: index + 1 == points.count, expected, whole)
            }
        }
    }

    private func kill(
        _ scene: Scene, at number: Int, _ place: Comment, isLast: Bool, _ expected: Result, _ whole: RunReport
    ) async throws {
        let house = try scene.house.copy()
        let cut = CutOff(at: number, of: house.stateFolder, through: house.transport)
        _ = try await scene.act(house, cut)
        #expect(cut.isDead, place)
        try cut.recover()
        let planned = number.isMultiple(of: 2) ? try await scene.look(house) : nil
        house.simulator.forgetRequests()
        var report = try await scene.act(house)
        if report.failure?.kind == .stale {
            // What was done of it is no part of it any more; a run brings the rest.
            #expect(house.writes.isEmpty, place)
            report = try await scene.engine(house).run()
        }
        #expect(ExitCode(of: report) == .done, place)
        if let planned {
            #expect(planned.albums.map(\.added) == report.albums.map(\.added), place)
            #expect(planned.albums.map(\.removed) == report.albums.map(\.removed), place)
        }
        let outcome = try await result(house, after: scene.first, total: report)
        #expect(outcome == expected, place)
        // What the killed run is known to have done and what the next one reports is the work, each photo once.
        let moved = try await house.state().photos(movedBy: scene.first + 1, kinds: [.added, .removed]).count
        if !isLast { #expect(moved + report.added + report.removed == whole.added + whole.removed, place) }
        house.simulator.forgetRequests()
        #expect(ExitCode(of: try await house.run(Self.rules)) == .done, place)
        #expect(house.writes.isEmpty, place)
    }
}
