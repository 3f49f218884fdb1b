package com.acme.files.web;

import com.acme.files.domain.StoredFile;
import com.acme.files.service.FileStore;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/**
 * Uploads and downloads.
 */
@Slf4j
@RestController
@RequestMapping("/api/files")
@RequiredArgsConstructor
public class FileController {

    private final FileStore store;

    @Value("${files.max-size:10485760}")
    private long maxSize;

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    public ResponseEntity<?> upload(@RequestParam("file") MultipartFile file,
                                    @RequestParam(value = "folder", required = false) String folder) {
        if (file.isEmpty() || file.getSize() > maxSize) {
            return ResponseEntity.badRequest().body(Map.of("error", "size is " + file.getSize()));
        }
        try {
            StoredFile stored = store.save(folder == null ? "inbox" : folder, file.getOriginalFilename(), file.getInputStream());
            log.info("stored {} as {}", file.getOriginalFilename(), stored.getKey());
            return ResponseEntity.status(HttpStatus.CREATED).body(stored);
        } catch (IOException e) {
            log.error("could not store {}", file.getOriginalFilename(), e);
            return ResponseEntity.status(HttpStatus.INTERNAL_SERVER_ERROR).build();
        }
    }

    @GetMapping
    public List<String> list(@RequestParam(defaultValue = "") String prefix) {
        return store.findAll(prefix).stream()
                .map(StoredFile::getKey)
                .sorted()
                .collect(Collectors.toList());
    }

    @GetMapping("/{key}")
    public ResponseEntity<byte[]> download(@PathVariable String key) {
        Optional<StoredFile> found = store.find(key);
        if (!found.isPresent()) {
            return ResponseEntity.notFound().build();
        }
        StoredFile file = found.get();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(file.getContentType()))
                .body(store.read(file));
    }

    @DeleteMapping("/{key}")
    public void delete(@PathVariable String key) {
        store.delete(key);
    }
}
