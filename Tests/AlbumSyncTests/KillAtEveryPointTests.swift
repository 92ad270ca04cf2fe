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

    /// A house in which two albums were kept before and there is something of every kind to do.
    private func prepare(_ house: House) async throws {
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

    private func undisturbed(_ release: String) async throws -> (Result, points: [String], RunReport) {
        var outcome: (Result, [String], RunReport)?
        try await House.with(release, change: `A fault at every request`.withoutGuests) { house in
            try await prepare(house)
            let first = try await house.state().runs(latest: 1)[0].id
            let cut = CutOff(at: nil, of: house.stateFolder)
            let report = try await house.engine(Self.rules, batchSize: 9, cut: cut).run()
            #expect(ExitCode(of: report) == .done, "\(report.albums.flatMap(\.holds))")
            outcome = (try await result(house, after: first, total: report), cut.points, report)
        }
        return try #require(outcome)
    }

    @Test(arguments: House.releases)
    func `is finished by the next one, and the outcome is the same`(release: String) async throws {
        let (expected, points, whole) = try await undisturbed(release)
        #expect(
            points.count > 40
                && Set(points)
                    == Set([
                        "state", "before POST", "after POST", "before PUT", "after PUT", "before DELETE",
                        "after DELETE",
                    ])
        )
        for number in points.indices.map({ $0 + 1 }) {
            try await House.with(release, change: `A fault at every request`.withoutGuests) { house in
                try await prepare(house)
                let first = try await house.state().runs(latest: 1)[0].id
                let cut = CutOff(at: number, of: house.stateFolder)
                _ = try await house.engine(Self.rules, batchSize: 9, cut: cut).run()
                let place = Comment(rawValue: "killed at point \(number): \(points[number - 1])")
                #expect(cut.isDead, place)
                try cut.recover()
                let planned = try await house.plan(Self.rules)
                let report = try await house.engine(Self.rules, batchSize: 9).run()
                #expect(ExitCode(of: report) == .done, place)
                #expect(planned.albums.map(\.added) == report.albums.map(\.added), place)
                #expect(planned.albums.map(\.removed) == report.albums.map(\.removed), place)
                #expect(try await result(house, after: first, total: report) == expected, place)
                // What the killed run is known to have done and what the next one reports is the work, each photo once.
                let earlier = try await house.state().photos(movedBy: first + 1, kinds: [.added, .removed]).count
                let done = number == points.count ? 0 : report.added + report.removed
                if number < points.count { #expect(earlier + done == whole.added + whole.removed, place) }
                house.simulator.forgetRequests()
                #expect(ExitCode(of: try await house.run(Self.rules)) == .done, place)
                #expect(house.writes.isEmpty, place)
            }
        }
    }
}
