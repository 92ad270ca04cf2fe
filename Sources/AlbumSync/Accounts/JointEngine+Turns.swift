import AlbumRules
import ImmichClient
import PhotoLibrary

extension JointEngine {
    /// Does something as one run of all accounts: alone, under one number, and with its end written down in each memory.
    func asRun(
        _ kind: RunKind, among taking: (SyncState) async -> Bool = { _ in true },
        _ body: (inout [AccountTurn]) async -> Veto?
    ) async -> RunReport {
        let start = ContinuousClock.now
        let now = options.now()
        let lock: RunnerLock
        do throws(StateError) {
            lock = try RunnerLock(folder: root, now: now)
        } catch {
            var facts = RunFacts()
            facts.startedAt = now
            return RunReport(facts: facts, isPlan: false, failure: SyncError.state(error).failure)
        }
        defer { withExtendedLifetime(lock) {} }
        let number = await AccountFolder.nextRun(in: root)
        var turns: [AccountTurn] = []
        for account in accounts {
            if let engine = account.engine, let known = try? engine.openState(.planning).state {
                guard await taking(known) else { continue }
            }
            turns.append(AccountTurn(account))
        }
        for index in turns.indices { await turns[index].begin(kind, number: number, at: now) }
        let veto = await body(&turns)
        for index in turns.indices { await turns[index].end(since: start) }
        var report = JointReport(self).report(turns, isPlan: false)
        if let veto {
            report.failure = veto.failure
            report.notices += veto.notices
        }
        report.duration = ContinuousClock.now - start
        return report
    }

    /// Works out for all accounts what is to be done, before anything is written; nil is a look that nothing follows.
    func plan(
        _ turns: inout [AccountTurn], approvals: [String: Approval]? = nil, for kind: RunKind?
    ) async {
        let company = await company(of: turns)
        for index in turns.indices {
            await turns[index].plan(in: company, approvals: approvals, for: kind)
        }
        settle(&turns)
    }

    /// Makes the changes: the owners' albums first, then the shares of others in them.
    func apply(_ turns: inout [AccountTurn]) async {
        for index in turns.indices { await turns[index].checkPermissions() }
        for index in turns.indices { await turns[index].apply(shares: false) }
        for index in turns.indices {
            await enter(&turns, index)
            await turns[index].apply(shares: true)
        }
        for index in turns.indices { await turns[index].conclude() }
    }

    /// Who is who, and which albums the owners of fed albums mean.
    private func company(of turns: [AccountTurn]) async -> AccountCompany {
        var company = AccountCompany()
        for turn in turns {
            guard let engine = turn.engine else { continue }
            let reader = ImmichReader(engine.client, concurrency: engine.configuration.server.concurrency)
            company.users[turn.name] = engine.client.user.id
            company.readers[turn.name] = reader
            guard let frame = turn.frame else { continue }
            let definitions = engine.configuration.albums
            guard definitions.contains(where: { $0.settings.isEnabled && !$0.contributors.isEmpty }) else { continue }
            // Trouble with it comes up again, and is reported, when the account's own part is planned.
            guard let albums = try? await reader.albums(), let managed = try? await frame.state.albums(),
                let matches = try? await AlbumMatching(reader: reader, albums: albums, managed: managed)
                    .match(definitions)
            else { continue }
            for (definition, match) in zip(definitions, matches) where !definition.contributors.isEmpty {
                company.located[definition.name] = match
            }
        }
        return company
    }

    /// Sees to it that an album is made for which only other accounts have photos, and leaves alone what cannot be.
    private func settle(_ turns: inout [AccountTurn]) {
        for index in turns.indices {
            for place in turns[index].changes?.albums.indices ?? 0..<0 {
                guard let plan = turns[index].changes?.albums[place], let share = plan.contribution,
                    plan.target == .new, !plan.additions.isEmpty
                else { continue }
                if let (owner, album) = own(share, turns), turns[owner].changes?.planOnly == nil {
                    turns[owner].changes?.albums[album].isNeeded = true
                } else {
                    let reason = notMade(share, turns)
                    turns[index].changes?.albums[place].fail(reason)
                }
            }
        }
    }

    /// Where an owner's plan of an album that is to be made stands.
    private func own(_ share: Contribution, _ turns: [AccountTurn]) -> (turn: Int, album: Int)? {
        guard let turn = turns.firstIndex(where: { $0.name == share.owner }),
            let album = turns[turn].changes?.albums.firstIndex(where: {
                $0.name == share.album && $0.contribution == nil && $0.target == .new && $0.failure == nil
            })
        else { return nil }
        return (turn, album)
    }

    /// Ties shares to albums that their owners have made just now.
    private func enter(_ turns: inout [AccountTurn], _ index: Int) async {
        guard let engine = turns[index].engine, let albums = turns[index].changes?.albums else { return }
        for (place, plan) in albums.enumerated() {
            guard let share = plan.contribution, plan.target == .new, !plan.additions.isEmpty else { continue }
            let owner = turns.first { $0.name == share.owner }
            let made = owner?.report?.albums.first { $0.name == share.album && $0.isCreated }?.id
            guard let made else {
                let reason = notMade(share, turns)
                turns[index].changes?.albums[place].fail(reason)
                continue
            }
            do throws(ImmichError) {
                if let album = try await engine.client.album(made) {
                    turns[index].changes?.albums[place].target = .existing(album)
                } else {
                    turns[index].changes?.albums[place].fail(
                        RunFailure(.unexpected, "\(share.owner) made the album and could not let \(share.account) in"))
                }
            } catch {
                turns[index].changes?.albums[place].fail(SyncError.server(error).failure)
            }
        }
    }

    private func notMade(_ share: Contribution, _ turns: [AccountTurn]) -> RunFailure {
        let owner = turns.first { $0.name == share.owner }
        let trouble = owner?.failure ?? owner?.report?.failure ?? owner?.changes?.planOnly
        return RunFailure(
            trouble?.kind ?? .unexpected, "\(share.owner) owns the album and could not make it")
    }
}

extension AccountTurn {
    /// Reports the plan as not made.
    mutating func leaveAll() {
        guard let changes else { return }
        var untouched = RunReport(plan: changes)
        untouched.isPlan = false
        untouched.albums = changes.albums.map(AlbumReport.init(untouched:))
        report = untouched
    }
}

extension AlbumPlan {
    /// Leaves the album alone, with the reason.
    mutating func fail(_ reason: RunFailure) {
        change = nil
        additions = []
        removals = []
        heldAdditions = []
        heldRemovals = []
        holds = []
        failure = reason
    }
}
