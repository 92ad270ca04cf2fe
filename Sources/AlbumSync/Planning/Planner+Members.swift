import AlbumRules
import ImmichClient
import PhotoLibrary

extension Planner {
    /// Reads members and ledger of every album that may change, several albums at once; trouble with one album is its own.
    ///
    /// `indices` are the albums; nil for all. Members are not read again where the book knows them.
    func readMembers(_ candidates: inout [AlbumCandidate], _ indices: [Int]? = nil) async throws(SyncError) {
        var open: [(index: Int, album: Album, reader: ImmichReader)] = []
        for index in indices ?? Array(candidates.indices) where candidates[index].isOpen {
            guard let album = candidates[index].plan.album else { continue }
            if let known = candidates[index].isFedByOne ? await memberBook.members(of: album) : nil {
                candidates[index].take(known)
            } else {
                open.append((index, album, memberReader(candidates[index], album)))
            }
            do {
                candidates[index].ledger = try await state.ledger(of: album.id)
                candidates[index].granted = try await state.grants(of: album.id)
                candidates[index].contested = try await state.comebacks(atLeast: 3, to: album.id)
            } catch {
                throw .state(error)
            }
        }
        guard !open.isEmpty else { return }
        options.onEvent(.readingAlbums(done: 0, total: open.count))
        for (index, answer) in try await members(of: open) {
            switch answer {
            case .success(let read):
                candidates[index].take(read)
                if candidates[index].isFedByOne { await memberBook.note(read) }
            case .failure(let error): candidates[index].plan.failure = RunFailure(error)
            }
        }
    }

    /// Who reads the members: the account itself, or the owner of the album as long as the account is not let in.
    private func memberReader(_ candidate: AlbumCandidate, _ album: Album) -> ImmichReader {
        guard let owner = candidate.definition.contribution?.owner, album.owner != reader.user.id,
            !album.users.contains(where: { $0.id == reader.user.id })
        else { return reader }
        return company.readers[owner] ?? reader
    }

    /// What was read of each album; an error that concerns every album ends the reading.
    private func members(
        of albums: [(index: Int, album: Album, reader: ImmichReader)]
    ) async throws(SyncError) -> [(index: Int, answer: Result<AlbumMembers, ImmichError>)] {
        let (reader, onEvent) = (reader, options.onEvent)
        let answers = await withTaskGroup(of: (index: Int, answer: Result<AlbumMembers, ImmichError>).self) { group in
            var answers: [(index: Int, answer: Result<AlbumMembers, ImmichError>)] = []
            var waiting = albums[...]
            func start() {
                guard let (index, album, reader) = waiting.popFirst() else { return }
                group.addTask { (index, await reader.membersResult(of: album)) }
            }
            for _ in 0..<reader.concurrency { start() }
            for await result in group {
                answers.append(result)
                if case .failure(let error) = result.answer, error.endsRun {
                    group.cancelAll()
                    return answers
                }
                onEvent(.readingAlbums(done: answers.count, total: albums.count))
                start()
            }
            return answers
        }
        for case (_, .failure(let error)) in answers where error.endsRun { throw .server(error) }
        return answers
    }
}

extension ImmichReader {
    fileprivate func membersResult(of album: Album) async -> Result<AlbumMembers, ImmichError> {
        do throws(ImmichError) {
            return .success(try await members(of: album))
        } catch {
            return .failure(error)
        }
    }
}
